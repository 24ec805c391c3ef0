package shop.carousel.broker.rabbitmq;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Vert.x' threads, which stand still until they are told to go on: so a busy machine looks to them. */
final class EventLoops implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Map<EventExecutor, CountDownLatch> held = new LinkedHashMap<>();

    private EventLoops(Vertx vertx) throws InterruptedException {
        for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
            hold(loop);
        }
    }

    /** Holds all of them. */
    static EventLoops hold(Vertx vertx) throws InterruptedException {
        return new EventLoops(vertx);
    }

    private void hold(EventExecutor loop) throws InterruptedException {
        var goOn = new CountDownLatch(1);
        var stands = new CountDownLatch(1);
        loop.execute(() -> {
            stands.countDown();
            await(goOn);
        });
        held.put(loop, goOn);
        await(stands);
    }

    /** Each does what waits for it while the others stand still. */
    void goOnByTurns() throws InterruptedException {
        List<EventExecutor> loops = new ArrayList<>(held.keySet());
        for (EventExecutor loop : loops) {
            goOn(loop);
            hold(loop);
        }
    }

    private void goOn(EventExecutor loop) {
        Objects.requireNonNull(held.get(loop)).countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
    }
}
