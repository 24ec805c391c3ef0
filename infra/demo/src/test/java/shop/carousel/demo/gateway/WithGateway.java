package shop.carousel.demo.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import shop.carousel.contracts.Routes.Target;

/**
 * A gateway on a free port with small limits, two catalog instances, one cart and one order service that are not
 * started yet.
 */
abstract class WithGateway {

    protected static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    protected final Vertx vertx = Vertx.vertx();
    protected int port;
    protected SocketAddress catalog1;
    protected SocketAddress catalog2;
    protected SocketAddress cart;
    protected SocketAddress order;
    private Front front;

    /** The gateway under test. */
    protected Front front() {
        return new EmbeddedFront();
    }

    @BeforeEach
    void startGateway() throws Exception {
        front = front();
        List<SocketAddress> instances = front.places(4);
        catalog1 = instances.get(0);
        catalog2 = instances.get(1);
        cart = instances.get(2);
        order = instances.get(3);
        port = front.open(
                GatewaySettings.of(limits()),
                Map.of(
                        Target.CATALOG, List.of(catalog1, catalog2),
                        Target.CART, List.of(cart),
                        Target.ORDER, List.of(order)));
    }

    @AfterEach
    void stopAll() throws Exception {
        front.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** What is asked of the gateway under test. */
    protected Properties limits() {
        var limits = new Properties();
        limits.setProperty("carousel.gateway.max-body-bytes", "100000");
        limits.setProperty("carousel.gateway.max-import-bytes", "200000");
        limits.setProperty("carousel.gateway.answer-millis", "20000");
        limits.setProperty("carousel.gateway.body-grace-millis", "500");
        limits.setProperty("carousel.gateway.linger-millis", "200");
        limits.setProperty("carousel.gateway.probe-millis", "50");
        return limits;
    }

    protected Backend backend(SocketAddress at, Handler<HttpServerRequest> handler) throws Exception {
        return Backend.start(vertx, at, handler);
    }

    protected Backend saying(SocketAddress at, String text) throws Exception {
        return backend(at, request -> request.response().end(text));
    }

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    protected HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends bytes as they are and reads until the gateway closes. */
    protected String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
