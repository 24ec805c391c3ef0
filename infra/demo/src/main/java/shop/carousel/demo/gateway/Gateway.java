package shop.carousel.demo.gateway;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import shop.carousel.contracts.Routes;

/**
 * The gateway: Jetty's server, whose parser refuses what can be read in two ways, and Jetty's proxy behind it. Ours are
 * the routes, the choice of an instance, the limits and the gateway's own answers.
 */
final class Gateway implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int SPARE_THREADS = 4;
    private static final String OUTER = "outer";

    private final Server server;
    private final Watch watch = new Watch();
    private final Prober prober;

    Gateway(int port, Routes routes, Balancer balancer, GatewaySettings settings) {
        var threads = new QueuedThreadPool(THREADS, SPARE_THREADS);
        threads.setName("gateway");
        server = new Server(threads);
        prober = new Prober(balancer, settings);
        open(port, OUTER, settings);
        if (settings.innerPort() > 0) {
            open(settings.innerPort(), Router.INNER, settings);
        }
        handlers(routes, balancer, settings);
    }

    private void open(int port, String name, GatewaySettings settings) {
        var connector = connector(settings, name.equals(OUTER) && settings.hasTls());
        connector.setName(name);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(settings.idleSeconds() * 1_000L);
        var connections = new ClientConnections(settings, connector);
        connector.addBean(connections);
        watch.add(connections);
        server.addConnector(connector);
    }

    /**
     * Plain HTTP; or TLS, and on the same port plain HTTP for those who have to be told of it: which of the two a
     * client speaks shows in its first byte.
     */
    private static ConnectionFactory[] protocols(HttpConfiguration http, GatewaySettings settings, boolean tls) {
        var plain = new HttpConnectionFactory(http);
        return tls
                ? new ConnectionFactory[] {
                    new DetectorConnectionFactory(
                            new SslConnectionFactory(Tls.context(settings.tlsKeyStore()), plain.getProtocol())),
                    plain
                }
                : new ConnectionFactory[] {plain};
    }

    private void handlers(Routes routes, Balancer balancer, GatewaySettings settings) {
        var answers = new OwnAnswers(new Pages(balancer), settings);
        var passage = new Passage(settings);
        var uploads = new Shares(settings.maxUploads(), settings.maxUploadsPerClient());
        var router = new Router(
                routes,
                balancer,
                new Body.Shared(watch, settings, new AtomicInteger()),
                new Exchange.Shared(passage, watch, settings, answers, uploads));
        passage.setServer(server);
        server.setHandler(router);
        server.addBean(passage);
        server.setErrorHandler((request, response, callback) -> {
            Object status = request.getAttribute(ErrorHandler.ERROR_STATUS);
            answers.sendUnread(
                    request,
                    response,
                    callback,
                    Refusal.of(status instanceof Integer code ? code : response.getStatus()));
            return true;
        });
    }

    private ServerConnector connector(GatewaySettings settings, boolean tls) {
        var http = new HttpConfiguration();
        http.setHttpCompliance(HttpCompliance.STRICT);
        // What is wrong with a path is said by RawPath, with a problem document that names the field.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(settings.maxHeaderBytes());
        http.setMaxResponseHeaderSize(2 * settings.maxHeaderBytes());
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        return new ServerConnector(server, 1, 1, protocols(http, settings, tls)) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                var client = new WatchedEndPoint(channel, selector, key, getScheduler(), getExecutor());
                client.setIdleTimeout(getIdleTimeout());
                return client;
            }
        };
    }

    void start() throws Exception {
        server.start();
        watch.start();
        prober.start();
    }

    @Override
    public void close() {
        prober.close();
        watch.close();
        LifeCycle.stop(server);
    }
}
