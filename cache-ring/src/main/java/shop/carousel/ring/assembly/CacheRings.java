package shop.carousel.ring.assembly;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.membership.Membership;
import shop.carousel.ring.membership.StaticMembership;

/** Starts rings. */
public final class CacheRings {

    private CacheRings() {}

    /**
     * Starts a ring with event loops of its own, which end with it. Returns when every node has been tried once, within
     * the connection time-out: nodes that are away then are bypassed until they come.
     */
    public static CacheRing start(RingOptions options) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        return new ConnectedRing(options, fixed(options), vertx, vertx::close).connect();
    }

    /** {@link #start(RingOptions)} on event loops that the caller owns. */
    public static CacheRing start(RingOptions options, Vertx vertx) {
        return start(options, fixed(options), vertx);
    }

    /** A ring whose nodes are agreed otherwise than by configuration. The membership ends with the ring. */
    public static CacheRing start(RingOptions options, Membership membership, Vertx vertx) {
        return new ConnectedRing(options, membership, vertx, () -> {}).connect();
    }

    private static Membership fixed(RingOptions options) {
        return StaticMembership.of(options.nodes(), options.placement());
    }
}
