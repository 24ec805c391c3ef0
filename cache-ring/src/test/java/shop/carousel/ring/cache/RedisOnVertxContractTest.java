package shop.carousel.ring.cache;

import shop.carousel.ring.NodeTransport;

/** The same over the Redis client of Vert.x and Quarkus. */
class RedisOnVertxContractTest extends RedisContractTest {

    @Override
    NodeTransport transport() {
        return NodeTransport.VERTX;
    }
}
