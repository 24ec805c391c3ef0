package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.Transport;
import shop.carousel.ring.wire.direct.DirectTransport;
import shop.carousel.ring.wire.vertx.VertxTransport;

/** Chooses how nodes are connected to. */
final class Transports {

    private static final String CLIENT = "io.vertx.redis.client.Redis";

    private Transports() {}

    static Transport to(RingNode node, NodeOptions options, Vertx vertx) {
        return switch (options.transport()) {
            case DIRECT -> new DirectTransport(node, options);
            case VERTX -> {
                requireClient();
                yield new VertxTransport(node, options, vertx);
            }
        };
    }

    /** The application brings it; a ring over sockets does without. */
    private static void requireClient() {
        try {
            Class.forName(CLIENT, false, Transports.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The transport vertx needs io.vertx:vertx-redis-client, which is not on the class path", e);
        }
    }
}
