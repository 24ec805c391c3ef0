package shop.carousel.ring.cache;

import shop.carousel.ring.NodeTransport;

/** The same over the Redis client of Vert.x and Quarkus. */
class NearReadsOnVertxTest extends NearReadsTest {

    @Override
    NodeTransport transport() {
        return NodeTransport.VERTX;
    }
}
