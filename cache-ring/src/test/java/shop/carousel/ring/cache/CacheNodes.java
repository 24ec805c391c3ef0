package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.time.Duration;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;

/** A node without a ring around it. */
record CacheNodes(Vertx vertx, CacheNode node, RingNode at) {

    static CacheNodes connected(RingNode node) {
        var vertx = Vertx.vertx();
        var options = NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(5));
        var client = new CacheNodeMaker(vertx, options, RingObserver.NONE, (name, ended) -> false, Mechanisms.ALL)
                .apply(node);
        client.client().connect().toCompletableFuture().join();
        return new CacheNodes(vertx, client, node);
    }

    Seat seat(Stamp stamp) {
        return node.seat(at, stamp);
    }

    Entries entries(Stamp stamp) {
        return seat(stamp).entries();
    }

    void close() {
        node.client().close();
        vertx.close();
    }
}
