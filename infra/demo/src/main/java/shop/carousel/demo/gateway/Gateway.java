package shop.carousel.demo.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import shop.carousel.contracts.Routes;

/** The gateway on one event loop; several of them share the port and the balancer. */
final class Gateway extends AbstractVerticle {

    private final int port;
    private final Routes routes;
    private final Balancer balancer;
    private final GatewaySettings settings;

    Gateway(int port, Routes routes, Balancer balancer, GatewaySettings settings) {
        this.port = port;
        this.routes = routes;
        this.balancer = balancer;
        this.settings = settings;
    }

    @Override
    public void start(Promise<Void> started) {
        var client =
                vertx.createHttpClient(clientOptions(), new PoolOptions().setHttp1MaxSize(settings.maxConnections()));
        var answers = new OwnAnswers(vertx, new Pages(balancer));
        var router = new Router(routes, balancer, new Exchange.Shared(vertx, client, settings, answers));
        vertx.createHttpServer(serverOptions())
                .requestHandler(router::handle)
                .invalidRequestHandler(router::invalid)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxInitialLineLength(settings.maxUriBytes())
                .setMaxHeaderSize(settings.maxHeaderBytes())
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(settings.idleSeconds());
    }

    private HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setMaxHeaderSize(settings.maxHeaderBytes() * 2)
                .setMaxWaitQueueSize(settings.maxWaiting())
                .setKeepAliveTimeout(Math.max(1, settings.idleSeconds() / 4))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(settings.idleSeconds());
    }
}
