package shop.carousel.bench.load;

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
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a shop over kept connections, from one event loop. An order has one line or two, of one unit each,
 * and pays with the card that works.
 */
final class Visitors implements AutoCloseable {

    private static final int CONNECTIONS = 512;
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final List<String> WORDS = List.of("lamp", "chair", "phone", "blue", "kitchen", "garden", "small");
    private static final String START = "{\"items\":[";
    private static final String REST = """
            ],"email":"load@example.org","shippingAddress":{"name":"Load","line1":"1 Example Street","city":"Leeds",\
            "postalCode":"LS1 1AA","country":"GB"},\
            "payment":{"cardNumber":"4242424242424242","expiry":"12/49","cvc":"123"}}""";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private final List<String> skus;
    private final SplittableRandom random = new SplittableRandom(7);
    private final String run = UUID.randomUUID().toString();
    private long sent;

    Visitors(URI shop, List<String> skus) {
        this.skus = skus;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(shop.getPort())
                        .setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    /** What one does in a shop. */
    enum Errand {
        ORDER,
        PRODUCT,
        SEARCH,
        HOME,
        CART
    }

    /** Is told of an answer, and when its request had a connection and went off. */
    interface Answered {
        void accept(HttpClientResponse answer, long sentNanos);
    }

    /** Sends a request; the answer arrives without its body being looked at, or nothing does. From one thread. */
    void send(Errand errand, Answered answered, Runnable broke) {
        RequestOptions request = new RequestOptions().setTimeout(TIMEOUT_MILLIS).setMethod(HttpMethod.GET);
        switch (errand) {
            case ORDER -> order(request, answered, broke);
            case PRODUCT -> send(request.setURI("/api/products/" + sku()), null, answered, broke);
            case SEARCH ->
                send(
                        request.setURI("/api/products?q=" + WORDS.get(random.nextInt(WORDS.size()))),
                        null,
                        answered,
                        broke);
            case HOME -> send(request.setURI("/").putHeader("Accept", "text/html"), null, answered, broke);
            case CART -> send(request.setMethod(HttpMethod.POST).setURI("/api/carts"), null, answered, broke);
        }
    }

    private void order(RequestOptions request, Answered answered, Runnable broke) {
        request.setMethod(HttpMethod.POST)
                .setURI("/api/orders")
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", run + "-" + sent++);
        send(request, Buffer.buffer(body()), answered, broke);
    }

    private String body() {
        int first = random.nextInt(skus.size());
        String line = line(first);
        boolean two = skus.size() > 1 && random.nextBoolean();
        return START + line + (two ? "," + line((first + 1) % skus.size()) : "") + REST;
    }

    private String line(int sku) {
        return line(skus.get(sku));
    }

    private static String line(String sku) {
        return "{\"sku\":\"" + sku + "\",\"quantity\":1}";
    }

    /** The body of an order of one unit. */
    static String order(String sku) {
        return START + line(sku) + REST;
    }

    private String sku() {
        return skus.get(random.nextInt(skus.size()));
    }

    private void send(RequestOptions options, @Nullable Buffer body, Answered answered, Runnable broke) {
        http.request(options)
                .compose(request -> {
                    long sent = System.nanoTime();
                    return (body == null ? request.send() : request.send(body))
                            .onSuccess(answer -> answered.accept(answer, sent));
                })
                .onFailure(fault -> broke.run());
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
