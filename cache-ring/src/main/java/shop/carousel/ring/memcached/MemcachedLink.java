package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.GuardedLink;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.node.NodeAwayException.Reason;
import shop.carousel.ring.node.NodeFacts;
import shop.carousel.ring.node.NodeSessions;

/**
 * The way to one Memcached node, with the same breaker on it as a Redis node has. Needs folsom, which the application
 * brings.
 */
final class MemcachedLink extends GuardedLink<MemcachedSession> {

    private final NodeOptions options;

    /** What has to be settled with the node each time before it may be used. */
    interface Settlement {

        boolean unsettled();

        /** Fails when the node must not be used; it is asked again after the next pause. */
        Future<Void> settle(MemcacheClient<byte[]> client);
    }

    public MemcachedLink(Vertx vertx, RingNode node, NodeOptions options, Settlement settlement) {
        super(vertx, node, options, new Clients(node, options, settlement));
        this.options = options;
    }

    /** Starts what may be several round trips, one after the other. The time-out is one for all of them. */
    public <T> Call<T> start(Function<MemcacheClient<byte[]>, CompletionStage<T>> work) {
        var session = current();
        return session == null
                ? new MemcachedCall<>(null, CompletableFuture.failedFuture(away(Reason.BREAKER_OPEN)), this)
                : session.start(work, this);
    }

    @Override
    public Call<NodeFacts> facts() {
        return start(MemcachedFacts::ask);
    }

    NodeOptions options() {
        return options;
    }

    NodeAwayException away(Reason reason) {
        return new NodeAwayException(node().name(), reason, null);
    }

    NodeAwayException away(Reason reason, @Nullable Throwable cause) {
        return cause instanceof NodeAwayException known ? known : new NodeAwayException(node().name(), reason, cause);
    }

    private record Clients(RingNode node, NodeOptions options, Settlement settlement)
            implements NodeSessions<MemcachedSession> {

        @Override
        public Future<MemcachedSession> open() {
            if (options.tls() != null) {
                return Future.failedFuture("a Memcached node is not spoken to over TLS, which is asked for");
            }
            var client = MemcachedClients.connect(node, options);
            return Future.fromCompletionStage(client.connectFuture())
                    .timeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .compose(ignored -> greet(client))
                    .compose(ignored -> settlement.settle(client))
                    .map(ignored -> new MemcachedSession(client, options))
                    .onFailure(e -> client.shutdown());
        }

        /** A node that accepts connections may still be stopped: it has to answer once. */
        private Future<Void> greet(MemcacheClient<byte[]> client) {
            return Future.fromCompletionStage(client.get("carousel"))
                    .timeout(options.commandTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .mapEmpty();
        }

        @Override
        public boolean unsettled() {
            return settlement.unsettled();
        }
    }
}
