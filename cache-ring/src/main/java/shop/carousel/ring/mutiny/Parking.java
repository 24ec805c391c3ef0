package shop.carousel.ring.mutiny;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import shop.carousel.ring.RingOverloadedException;

/** Runs blocking calls for subscribers that must not block: each on a virtual thread of its own, so many at a time. */
final class Parking {

    private final int calls;
    private final Semaphore places;

    Parking(int calls) {
        this.calls = calls;
        this.places = new Semaphore(calls);
    }

    /** A blocking call. */
    interface Blocking<T> {
        T run(Caller caller) throws Exception;
    }

    <T> Uni<T> call(Blocking<T> call) {
        return Uni.createFrom().emitter(emitter -> start(call, emitter));
    }

    private <T> void start(Blocking<T> call, UniEmitter<? super T> emitter) {
        if (!places.tryAcquire()) {
            emitter.fail(new RingOverloadedException("As many as " + calls + " calls are under way on this view"));
            return;
        }
        var caller = Caller.current();
        var over = new AtomicBoolean();
        var thread = Thread.ofVirtual().name("ring-call").unstarted(Trace.carried(() -> {
            try {
                var answer = call.run(caller);
                end(over, caller, () -> emitter.complete(answer));
            } catch (Throwable e) {
                end(over, caller, () -> emitter.fail(e));
            }
        }));
        emitter.onTermination(() -> {
            if (!over.get()) {
                thread.interrupt();
            }
        });
        thread.start();
    }

    /** The place is free before the subscriber hears of it: it may well call again at once. */
    private void end(AtomicBoolean over, Caller caller, Runnable tell) {
        over.set(true);
        places.release();
        caller.run(tell);
    }
}
