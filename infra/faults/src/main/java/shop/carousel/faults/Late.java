package shop.carousel.faults;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What an outbox without its transaction calls. */
public final class Late {

    /** The outbox's method that writes, and the one here that is called in its place. */
    static final String INSERT = "insert";

    /** Long enough for a process to die in between. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private Late() {}

    /** Has the outbox write the events, later and in no transaction. */
    public static void insert(Object outbox, Collection<?> events) {
        LATER.execute(() -> {
            try {
                Method insert = outbox.getClass().getDeclaredMethod(INSERT, Collection.class);
                insert.setAccessible(true);
                insert.invoke(outbox, events);
            } catch (ReflectiveOperationException fault) {
                throw new IllegalStateException(fault);
            }
        });
    }
}
