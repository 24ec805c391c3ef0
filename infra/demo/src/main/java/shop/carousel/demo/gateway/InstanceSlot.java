package shop.carousel.demo.gateway;

import com.netflix.concurrency.limits.Limiter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request's place at an instance. It is given back once, with what became of the request there; once more does
 * nothing. Thread-safe.
 */
final class InstanceSlot {

    private static final int UNAVAILABLE = 503;

    private final AtomicReference<Limiter.@Nullable Listener> taken = new AtomicReference<>();

    void take(Limiter.Listener admitted) {
        taken.set(admitted);
    }

    /** The answer begins. A live stream has left by that. */
    void answered(int status) {
        if (status == UNAVAILABLE) {
            tooLate();
        } else {
            giveBack(Limiter.Listener::onSuccess);
        }
    }

    /** The instance has too much to do. */
    void tooLate() {
        giveBack(Limiter.Listener::onDropped);
    }

    /** It says nothing of how much the instance has to do. */
    void leave() {
        giveBack(Limiter.Listener::onIgnore);
    }

    private void giveBack(Consumer<Limiter.Listener> how) {
        var listener = taken.getAndSet(null);
        if (listener != null) {
            how.accept(listener);
        }
    }
}
