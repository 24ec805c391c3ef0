package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.NodeLink;

/** A node of the ring as caches use it. */
public final class CacheNode {

    private final NodeLink client;
    private final Entries entries;
    private final MissedInvalidations missed;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    private CacheNode(NodeLink client, Entries entries, MissedInvalidations missed) {
        this.client = client;
        this.entries = entries;
        this.missed = missed;
    }

    public static CacheNode redis(Vertx vertx, RingNode node, NodeOptions options) {
        var missed = new MissedInvalidations();
        var client = new NodeClient(vertx, node, options, List.of(missed));
        return new CacheNode(client, new RedisEntries(client), missed);
    }

    public NodeLink client() {
        return client;
    }

    /** Hits among this process' reads of this node, 0 before the first. */
    public double hitRatio() {
        long hit = hits.sum();
        long asked = hit + misses.sum();
        return asked == 0 ? 0 : (double) hit / asked;
    }

    Entries entries() {
        return entries;
    }

    StoredKey storedKey(String cache, String key) {
        return StoredKey.of(cache, client.node().incarnation(), key);
    }

    /** Starts to tell the node what has changed. What it does not take keeps it out of use until it has been told. */
    Call<Long> invalidate(List<Tombstone> tombstones, Runnable deferred) {
        return entries.invalidate(tombstones).whenFailed(() -> {
            missed.add(tombstones);
            deferred.run();
            client.suspend("it did not take an invalidation");
        });
    }

    void countRead(boolean hit) {
        (hit ? hits : misses).increment();
    }
}
