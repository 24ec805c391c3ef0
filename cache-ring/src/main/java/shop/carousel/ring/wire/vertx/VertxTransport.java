package shop.carousel.ring.wire.vertx;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.CallerLine;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.PushLine;
import shop.carousel.ring.wire.TlsKeys;
import shop.carousel.ring.wire.Transport;

/**
 * Connections of the Redis client of Vert.x: the door of this room.
 *
 * <p>Each line has an event loop and a client of its own. The client would otherwise answer each command on a context
 * of the calling thread, and would keep a connection that is closed for the next who asks for one.
 */
public final class VertxTransport implements Transport {

    private static final String DEFAULT_USER = "default";

    /** Checks that a certificate names the host; the name is the platform's. */
    private static final String NAMES_THE_HOST = "HTTPS";

    /** How many commands a connection itself may have in flight, in addition to those of callers. */
    private static final int OWN_COMMANDS = 16;

    private final RingNode node;
    private final NodeOptions options;
    private final Vertx vertx;
    private final @Nullable TlsKeys tls;

    public VertxTransport(RingNode node, NodeOptions options, Vertx vertx) {
        this.node = node;
        this.options = options;
        this.vertx = vertx;
        this.tls = options.tls() == null ? null : TlsKeys.of(options.tls());
    }

    /** A client's connection, and where it is at home. */
    record Connected(Context context, Redis client, RedisConnection connection) {

        /**
         * Closes, and does something then where it is at home. The client lets go of a socket only when the node has
         * taken what was written to it, or is gone; nobody waits for that.
         */
        void close(Runnable action) {
            client.close();
            try {
                context.runOnContext(ignored -> action.run());
            } catch (RejectedExecutionException e) {
                // The event loops have ended before.
                action.run();
            }
        }
    }

    @Override
    public Future<Line> open() {
        return connect(ProtocolVersion.RESP2, VertxLine::new);
    }

    /** The client changes threads for each command; a connection for one caller would not save that. */
    @Override
    public List<CallerLine> callerLines(int count, Line witness) {
        return List.of();
    }

    @Override
    public Future<PushLine> listen() {
        return connect(ProtocolVersion.RESP3, VertxPushLine::new);
    }

    /** On a thread that has no context yet, so that the line gets one of its own. */
    private <T> Future<T> connect(ProtocolVersion version, Function<Connected, T> maker) {
        Promise<T> opened = Promise.promise();
        Thread.ofVirtual().name("ring-" + node.name() + "-opener").start(() -> {
            var context = vertx.getOrCreateContext();
            context.runOnContext(ignored -> connect(context, version).map(maker).onComplete(opened));
        });
        return opened.future();
    }

    private Future<Connected> connect(Context context, ProtocolVersion version) {
        Redis client;
        try {
            client = Redis.createClient(vertx, redisOptions(version));
        } catch (RuntimeException e) {
            // Its message repeats the password.
            return Future.failedFuture("the Redis client does not take the address " + node.address());
        }
        return client.connect()
                .timeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(connection -> new Connected(context, client, connection))
                .onFailure(e -> client.close());
    }

    private RedisOptions redisOptions(ProtocolVersion version) {
        return new RedisOptions()
                .setConnectionString((tls == null ? "redis://" : "rediss://") + credentials() + node.address())
                .setPreferredProtocolVersion(version)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setPoolCleanerInterval(-1)
                .setPoolRecycleTimeout(-1)
                .setMaxWaitingHandlers(options.queued() + OWN_COMMANDS)
                .setNetClientOptions(netOptions());
    }

    /** The client takes a user in the address only. */
    private String credentials() {
        var password = options.password();
        if (password == null) {
            return "";
        }
        var user = options.user();
        return encoded(user == null ? DEFAULT_USER : user) + ":" + encoded(password) + "@";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private NetClientOptions netOptions() {
        var net = new NetClientOptions()
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setConnectTimeout((int) options.connectTimeout().toMillis());
        if (tls == null) {
            return net;
        }
        net.setSsl(true)
                .setHostnameVerificationAlgorithm(NAMES_THE_HOST)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(options.connectTimeout().toMillis());
        if (tls.trust() != null) {
            net.setTrustOptions(TrustOptions.wrap(tls.trust()));
        }
        if (tls.own() != null) {
            net.setKeyCertOptions(KeyCertOptions.wrap(tls.own()));
        }
        return net;
    }
}
