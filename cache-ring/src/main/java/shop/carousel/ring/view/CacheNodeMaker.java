package shop.carousel.ring.view;

import io.vertx.core.Vertx;
import java.util.function.BiPredicate;
import java.util.function.Function;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;

/**
 * Makes the clients of a ring's nodes, of whatever kind these are.
 *
 * @param observer is told of their commands
 * @param renewal asks for another incarnation of a node (its name, and the incarnation that has to end), and answers
 *     whether that can be
 */
public record CacheNodeMaker(Vertx vertx, NodeOptions options, RingObserver observer, BiPredicate<String, Long> renewal)
        implements Function<RingNode, CacheNode> {

    /** An unconnected client. */
    @Override
    public CacheNode apply(RingNode node) {
        return switch (node.kind()) {
            case REDIS -> CacheNode.redis(this, node);
            case MEMCACHED -> CacheNode.memcached(this, node);
        };
    }
}
