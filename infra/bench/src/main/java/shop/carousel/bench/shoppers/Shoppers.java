package shop.carousel.bench.shoppers;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends shoppers on their ways, all from one event loop. A shopper's first request counts from when the shopper was
 * meant to arrive, each further one from the end of the pause for thought after the answer before it: arrivals are
 * open, a visit is closed (Schroeder, Wierman, Harchol-Balter: Open Versus Closed, NSDI 2006). Who is refused, or gets
 * an answer that is no good, leaves.
 */
final class Shoppers implements AutoCloseable {

    private static final int CONNECTIONS = 1_024;
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int LEAST_FAULT = 400;
    private static final String BUYER = """
            "email":"load@example.org","shippingAddress":{"name":"Load","line1":"1 Example Street","city":"Leeds",\
            "postalCode":"LS1 1AA","country":"GB"},\
            "payment":{"cardNumber":"4242424242424242","expiry":"12/49","cvc":"123"}}""";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private final Timeline timeline;
    private final double thinkMillis;
    private final OrderAnswers orders;
    private final SplittableRandom random = new SplittableRandom(17);
    private final AtomicInteger inside = new AtomicInteger();

    /** Hears of orders; times are when they were meant to be sent. */
    interface OrderAnswers {
        void accepted(String id, long intendedNanos);

        void soldOut(long intendedNanos);
    }

    /**
     * Shoppers of a shop.
     *
     * @param thinkMillis the mean pause between two requests of one shopper; pauses are exponential
     * @param orders is told what became of each request to order
     */
    Shoppers(URI shop, Timeline timeline, double thinkMillis, OrderAnswers orders) {
        this.timeline = timeline;
        this.thinkMillis = thinkMillis;
        this.orders = orders;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(shop.getPort())
                        .setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    /** A shopper arrives, or should have by now. Never blocks. */
    void arrive(List<Step> way, long intendedNanos) {
        inside.incrementAndGet();
        vertx.runOnContext(nothing -> new Visit(way).go(0, intendedNanos));
    }

    /** How many are in the shop. */
    int inside() {
        return inside.get();
    }

    /** One shopper in the shop. All of it happens on the event loop. */
    private final class Visit {

        private final List<Step> way;
        private String cart = "";

        Visit(List<Step> way) {
            this.way = way;
        }

        void go(int at, long intended) {
            if (at == way.size()) {
                inside.decrementAndGet();
                return;
            }
            Step step = way.get(at);
            timeline.sent(step.kind(), intended);
            var options = new RequestOptions().setTimeout(TIMEOUT_MILLIS);
            Buffer body = describe(step, options);
            http.request(options)
                    .compose(request -> body == null ? request.send() : request.send(body))
                    .compose(answer -> answer.body().map(answer))
                    .onSuccess(answer -> answered(at, intended, answer))
                    .onFailure(fault -> {
                        timeline.answered(step.kind(), 0, intended);
                        inside.decrementAndGet();
                    });
        }

        private void answered(int at, long intended, HttpClientResponse answer) {
            Step step = way.get(at);
            timeline.answered(step.kind(), answer.statusCode(), intended);
            boolean isOrder = step instanceof Step.OrderCart || step instanceof Step.OrderOne;
            if (isOrder && answer.statusCode() == Timeline.SOLD_OUT) {
                orders.soldOut(intended);
            }
            if (answer.statusCode() >= LEAST_FAULT) {
                inside.decrementAndGet();
                return;
            }
            if (isOrder) {
                orders.accepted(lastPart(answer), intended);
            } else if (step instanceof Step.TakeCart) {
                cart = lastPart(answer);
            }
            think(() -> go(at + 1, System.nanoTime()));
        }

        private @Nullable Buffer describe(Step step, RequestOptions options) {
            return switch (step) {
                case Step.Look look -> {
                    options.setURI(look.path());
                    if (!look.path().startsWith("/api/")) {
                        options.putHeader("Accept", "text/html");
                    }
                    yield null;
                }
                case Step.TakeCart take -> {
                    options.setMethod(HttpMethod.POST).setURI("/api/carts");
                    yield null;
                }
                case Step.Put put ->
                    json(
                            options.setMethod(HttpMethod.PUT).setURI("/api/carts/" + cart + "/items/" + put.sku()),
                            "{\"quantity\":" + put.units() + "}");
                case Step.OrderCart order -> order(options, "\"cartId\":\"" + cart + "\"");
                case Step.OrderOne order ->
                    order(options, "\"items\":[{\"sku\":\"" + order.sku() + "\",\"quantity\":1}]");
            };
        }

        private Buffer order(RequestOptions options, String what) {
            options.setMethod(HttpMethod.POST)
                    .setURI("/api/orders")
                    .putHeader("Idempotency-Key", UUID.randomUUID().toString());
            return json(options, "{" + what + "," + BUYER);
        }

        private Buffer json(RequestOptions options, String body) {
            options.putHeader("Content-Type", "application/json");
            return Buffer.buffer(body);
        }

        private void think(Runnable then) {
            double pause = -Math.log(1 - random.nextDouble()) * thinkMillis;
            vertx.setTimer(Math.max(1, Math.round(pause)), timer -> then.run());
        }

        private static String lastPart(HttpClientResponse answer) {
            String location = Objects.requireNonNull(answer.getHeader("Location"), "Location");
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
