package shop.carousel.demo.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A real HTTP server behind the gateway; remembers what it was asked. */
final class Backend {

    private final Vertx vertx;
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    private Backend(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    static Backend start(Vertx vertx, SocketAddress at, Handler<HttpServerRequest> handler) throws Exception {
        var backend = new Backend(vertx, vertx.createHttpServer());
        backend.listen(at, handler);
        return backend;
    }

    private void listen(SocketAddress at, Handler<HttpServerRequest> handler) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    requests.add(request);
                    handler.handle(request);
                })
                .listen(at)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    int asked() {
        return requests.size();
    }

    HttpServerRequest last() {
        return requests.getLast();
    }

    void stop() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
