package shop.carousel.ring.wire;

import io.vertx.core.Vertx;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.direct.DirectTransport;

class DirectTransportTest extends TransportContract {

    @Override
    Transport to(RingNode node, NodeOptions options, Vertx vertx) {
        return new DirectTransport(node, options);
    }
}
