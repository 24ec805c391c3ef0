package shop.carousel.ring.node;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * One connection to a node for what the node says unasked, on an event loop of its own choice. Through the Redis
 * client, because that takes RESP 3; commands travel on {@link Line}.
 *
 * <p>Commands are sent from that event loop and answered on it: the client would otherwise make a context for each
 * calling thread and hop to it with each answer. Each line has a client of its own, because closing the client is the
 * only way to close a socket whose peer is silent.
 */
record PushLine(Context context, Redis client, RedisConnection connection) {

    static Future<PushLine> open(Vertx vertx, RingNode node, NodeOptions options) {
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        Promise<PushLine> opened = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                connect(context, Redis.createClient(vertx, redisOptions(node, options)), options)
                        .onComplete(opened);
            } catch (RuntimeException e) {
                opened.fail(e);
            }
        });
        return opened.future();
    }

    private static Future<PushLine> connect(Context context, Redis client, NodeOptions options) {
        return client.connect()
                .timeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(connection -> new PushLine(context, client, connection))
                .onFailure(e -> client.close());
    }

    void send(Request request, Handler<AsyncResult<Response>> handler) {
        context.runOnContext(ignored -> connection.send(request).onComplete(handler));
    }

    void onEnd(Runnable action) {
        connection.endHandler(ignored -> action.run());
        connection.exceptionHandler(ignored -> action.run());
    }

    /**
     * Says who hears what the node says unasked. To be set on the line's event loop, before anything is subscribed to.
     */
    void onMessage(Handler<Response> listener) {
        connection.handler(listener);
    }

    void close() {
        client.close();
    }

    private static RedisOptions redisOptions(RingNode node, NodeOptions options) {
        return new RedisOptions()
                .setConnectionString("redis://" + node.address())
                .setPassword(options.password())
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setPoolCleanerInterval(-1)
                .setPoolRecycleTimeout(-1)
                .setMaxWaitingHandlers(options.queued() + 16)
                .setNetClientOptions(new NetClientOptions()
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true)
                        .setConnectTimeout((int) options.connectTimeout().toMillis()));
    }
}
