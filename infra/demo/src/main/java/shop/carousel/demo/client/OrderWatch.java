package shop.carousel.demo.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows placed orders until nothing more happens to them, and cancels those that are to be cancelled once they are
 * confirmed.
 */
final class OrderWatch implements AutoCloseable {

    private static final int FIRST_LOOK_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 2_000;

    private final ShopClient shop;
    private final Consumer<PlacedOrder> settled;
    private final DelayQueue<Look> looks = new DelayQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<Instant> lastProgress = new AtomicReference<>(Instant.now());
    private final Map<String, String> refusedCancellations = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
    private final Thread[] watchers;

    OrderWatch(ShopClient shop, int concurrency, Consumer<PlacedOrder> settled) {
        this.shop = shop;
        this.settled = settled;
        this.watchers = new Thread[concurrency];
        for (int i = 0; i < concurrency; i++) {
            watchers[i] = Thread.ofVirtual().name("watch-" + i).start(this::watch);
        }
    }

    /** One look at one order, when its time has come. */
    private record Look(PlacedOrder order, int count, long dueNanos) implements Delayed {

        static Look first(PlacedOrder order) {
            return new Look(order, 0, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_LOOK_MILLIS));
        }

        Look next() {
            long pause = Math.min(LONGEST_PAUSE_MILLIS, (long) FIRST_LOOK_MILLIS << Math.min(count, 10));
            return new Look(order, count + 1, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause));
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(dueNanos - ((Look) other).dueNanos);
        }
    }

    void follow(PlacedOrder order) {
        open.incrementAndGet();
        looks.add(Look.first(order));
    }

    /** How many orders are not settled. */
    int open() {
        return open.get();
    }

    /** The cancellations that the shop refused, by order id. */
    Map<String, String> refusedCancellations() {
        return Map.copyOf(refusedCancellations);
    }

    /** Waits until all orders are settled; false when for so long none of them has moved. */
    boolean awaitSettled(Duration patience) throws InterruptedException {
        lastProgress.set(Instant.now());
        while (open.get() > 0) {
            if (Duration.between(lastProgress.get(), Instant.now()).compareTo(patience) > 0) {
                return false;
            }
            RuntimeException failed = fault.get();
            if (failed != null) {
                throw failed;
            }
            TimeUnit.MILLISECONDS.sleep(FIRST_LOOK_MILLIS);
        }
        return true;
    }

    private void watch() {
        try {
            while (true) {
                look(looks.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            fault.compareAndSet(null, failed);
        }
    }

    private void look(Look look) throws InterruptedException {
        PlacedOrder order = look.order();
        String status = order.seen().map(SeenOrder::status).orElse("");
        SeenOrder now = read(order);
        if (order.isCancellationDue(now, Instant.now())) {
            cancel(order);
            now = read(order);
        }
        if (!now.status().equals(status)) {
            lastProgress.set(Instant.now());
        }
        if (order.isSettled(now)) {
            open.decrementAndGet();
            settled.accept(order);
        } else {
            looks.add(look.next());
        }
    }

    private SeenOrder read(PlacedOrder order) throws InterruptedException {
        Answer answer = shop.get("/api/orders/" + order.id(), "Order-Token", order.token());
        SeenOrder now = SeenOrder.of(answer.orFail("Reading order " + order.id()));
        order.saw(now);
        return now;
    }

    private void cancel(PlacedOrder order) throws InterruptedException {
        Answer answer = shop.post("/api/orders/" + order.id() + "/cancel", Map.of(), "Order-Token", order.token());
        order.cancelSent();
        if (!answer.isGood()) {
            refusedCancellations.put(order.id(), answer.reason());
        }
    }

    @Override
    public void close() {
        for (Thread watcher : watchers) {
            watcher.interrupt();
        }
    }
}
