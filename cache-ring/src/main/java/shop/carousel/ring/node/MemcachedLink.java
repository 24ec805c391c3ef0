package shop.carousel.ring.node;

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
import shop.carousel.ring.node.NodeAwayException.Reason;

/**
 * The way to one Memcached node, with the same breaker on it as a Redis node has. Needs folsom, which the application
 * brings.
 */
public final class MemcachedLink implements NodeLink {

    private final RingNode node;
    private final NodeOptions options;
    private final Settlement settlement;
    private final Breaker<MemcachedSession> breaker;

    /** What has to be settled with the node each time before it may be used. */
    public interface Settlement {

        boolean unsettled();

        /** Fails when the node must not be used; it is asked again after the next pause. */
        Future<Void> settle(MemcacheClient<byte[]> client);
    }

    public MemcachedLink(Vertx vertx, RingNode node, NodeOptions options, Settlement settlement) {
        this.node = node;
        this.options = options;
        this.settlement = settlement;
        this.breaker = new Breaker<>(vertx, node, options, new Clients());
    }

    /** Starts what may be several round trips, one after the other. The time-out is one for all of them. */
    public <T> Call<T> start(Function<MemcacheClient<byte[]>, CompletionStage<T>> work) {
        var session = breaker.session();
        return session == null
                ? new MemcachedCall<>(null, CompletableFuture.failedFuture(away(Reason.BREAKER_OPEN)), this)
                : session.start(work, this);
    }

    @Override
    public RingNode node() {
        return node;
    }

    @Override
    public CompletionStage<Void> connect() {
        return breaker.connect();
    }

    @Override
    public boolean isUp() {
        return breaker.isUp();
    }

    @Override
    public @Nullable String trouble() {
        return breaker.trouble();
    }

    @Override
    public int waiting() {
        var session = breaker.session();
        return session == null ? 0 : session.waiting();
    }

    @Override
    public void suspend(String why) {
        breaker.suspend(why);
    }

    @Override
    public Call<NodeFacts> facts() {
        return start(MemcachedFacts::ask);
    }

    @Override
    public CompletionStage<Void> close() {
        return breaker.close();
    }

    NodeOptions options() {
        return options;
    }

    NodeAwayException away(Reason reason) {
        return new NodeAwayException(node.name(), reason, null);
    }

    NodeAwayException away(Reason reason, @Nullable Throwable cause) {
        return cause instanceof NodeAwayException known ? known : new NodeAwayException(node.name(), reason, cause);
    }

    private final class Clients implements Breaker.Sessions<MemcachedSession> {

        @Override
        public Future<MemcachedSession> open() {
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
        public void whenLost(MemcachedSession session, Runnable action) {
            session.whenLost(action);
        }

        @Override
        public boolean unsettled() {
            return settlement.unsettled();
        }

        @Override
        public void close(MemcachedSession session) {
            session.close();
        }
    }
}
