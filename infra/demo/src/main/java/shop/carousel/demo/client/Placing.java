package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.client.retail.RetailCancellation;
import shop.carousel.demo.client.retail.RetailOrder;

/** Places orders, each under a key of its own, so that a try that is repeated places nothing twice. Thread-safe. */
final class Placing {

    private final ShopClient shop;
    private final String run;
    private final ReplayPlan plan;
    private final Pace pace;
    private final Latencies accepted = new Latencies();
    private final Queue<PlacedOrder> placed = new ConcurrentLinkedQueue<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    Placing(ShopClient shop, String run, ReplayPlan plan, Pace pace) {
        this.shop = shop;
        this.run = run;
        this.plan = plan;
        this.pace = pace;
    }

    /** Places one order when its time has come, and hands it on. */
    void place(RetailOrder order, Consumer<PlacedOrder> next) throws InterruptedException {
        pace.await(order.date());
        Instant began = Instant.now();
        long start = System.nanoTime();
        Answer answer = shop.post("/api/orders", OrderBody.of(order), "Idempotency-Key", run + "-" + order.invoice());
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (answer.isGood()) {
            accepted.record(time);
            PlacedOrder done = placed(order, answer.body(), began);
            placed.add(done);
            next.accept(done);
        } else {
            refused.put(order.invoice(), answer.reason());
        }
    }

    private PlacedOrder placed(RetailOrder order, JsonNode answer, Instant began) {
        return new PlacedOrder(
                order, answer.path("id").asText(), answer.path("token").asText(), began, cancelAt(order));
    }

    private @Nullable Instant cancelAt(RetailOrder order) {
        RetailCancellation cancellation = plan.cancellations().get(order.invoice());
        return cancellation == null ? null : pace.timeOf(cancellation.date());
    }

    Queue<PlacedOrder> placed() {
        return placed;
    }

    /** Why the shop refused, by invoice. */
    Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    Latencies accepted() {
        return accepted;
    }
}
