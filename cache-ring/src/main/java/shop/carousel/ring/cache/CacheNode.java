package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.NodeClient;

/** A node of the ring as caches use it. */
public final class CacheNode {

    private final NodeClient client;
    private final MissedInvalidations missed;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    private CacheNode(NodeClient client, MissedInvalidations missed) {
        this.client = client;
        this.missed = missed;
    }

    public static CacheNode redis(Vertx vertx, RingNode node, NodeOptions options) {
        var missed = new MissedInvalidations();
        var client = new NodeClient(vertx, node, options, List.of(missed));
        return new CacheNode(client, missed);
    }

    public NodeClient client() {
        return client;
    }

    /** Hits among this process' reads of this node, 0 before the first. */
    public double hitRatio() {
        long hit = hits.sum();
        long asked = hit + misses.sum();
        return asked == 0 ? 0 : (double) hit / asked;
    }

    /** This node in a view of the ring. Every view speaks of its own epoch. */
    Seat seat(RingNode node, Stamp stamp) {
        missed.speakAt(stamp);
        return new Seat(node, this, new RedisEntries(client, stamp));
    }

    /** Keeps what the node did not take, and keeps the node out of use until it has been told. */
    void missed(List<Tombstone> tombstones) {
        missed.add(tombstones);
        client.suspend("it did not take an invalidation");
    }

    void countRead(boolean hit) {
        (hit ? hits : misses).increment();
    }
}
