package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/** What the ways to all kinds of nodes have in common: the node, and its breaker. */
public abstract class GuardedLink<S extends NodeSession> implements NodeLink {

    private final RingNode node;
    private final Breaker<S> breaker;

    protected GuardedLink(Vertx vertx, RingNode node, NodeOptions options, NodeSessions<S> sessions) {
        this.node = node;
        this.breaker = new Breaker<>(vertx, node, options, sessions);
    }

    /** What is in use; null while the breaker is open. */
    protected final @Nullable S current() {
        return breaker.session();
    }

    @Override
    public final RingNode node() {
        return node;
    }

    @Override
    public final CompletionStage<Void> connect() {
        return breaker.connect();
    }

    @Override
    public final boolean isUp() {
        return breaker.isUp();
    }

    @Override
    public final @Nullable String trouble() {
        return breaker.trouble();
    }

    @Override
    public final int waiting() {
        return breaker.waiting();
    }

    @Override
    public final void suspend(String why) {
        breaker.suspend(why);
    }

    @Override
    public final CompletionStage<Void> close() {
        return breaker.close();
    }
}
