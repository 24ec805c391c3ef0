package shop.carousel.ring.view;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.Tombstone;

/** A node without a ring around it. */
public record CacheNodes(Vertx vertx, CacheNode node, RingNode at) {

    public static CacheNodes connected(RingNode node) {
        return connected(node, NodeTransport.DIRECT);
    }

    public static CacheNodes connected(RingNode node, NodeTransport transport) {
        var vertx = Vertx.vertx();
        var options = NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(5)).transport(transport);
        var client = new CacheNodeMaker(vertx, options, RingObserver.NONE, (name, ended) -> false).apply(node);
        client.client().connect().toCompletableFuture().join();
        return new CacheNodes(vertx, client, node);
    }

    public RingMember member(Stamp stamp) {
        return node.member(at, stamp);
    }

    public Entries entries(Stamp stamp) {
        return member(stamp).entries();
    }

    /** The node did not take these. */
    public void missed(List<Tombstone> tombstones) {
        node.missed(tombstones);
    }

    public void close() {
        node.client().close();
        vertx.close();
    }
}
