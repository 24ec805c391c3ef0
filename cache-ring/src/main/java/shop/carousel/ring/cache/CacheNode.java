package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.node.MemcachedLink;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.NodeLink;

/** A node of the ring as caches use it. */
public final class CacheNode {

    private final NodeLink client;
    private final Function<Stamp, Entries> speaker;
    private final MissedInvalidations missed;
    private final RingObserver observer;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** A node whose entries are spoken to, at each epoch, by what the speaker makes. */
    private CacheNode(
            NodeLink client, Function<Stamp, Entries> speaker, MissedInvalidations missed, RingObserver observer) {
        this.client = client;
        this.speaker = speaker;
        this.missed = missed;
        this.observer = observer;
    }

    public static CacheNode of(Vertx vertx, RingNode node, NodeOptions options, RingObserver observer) {
        return switch (node.kind()) {
            case REDIS -> redis(vertx, node, options, observer);
            case MEMCACHED -> memcached(vertx, node, options, observer);
        };
    }

    private static CacheNode memcached(Vertx vertx, RingNode node, NodeOptions options, RingObserver observer) {
        var missed = new MissedInvalidations();
        var link = new MemcachedLink(vertx, node, options, new MemcachedEntries.Settling(missed));
        return new CacheNode(link, stamp -> new MemcachedEntries(link, stamp), missed, observer);
    }

    private static CacheNode redis(Vertx vertx, RingNode node, NodeOptions options, RingObserver observer) {
        var missed = new MissedInvalidations();
        var client = new NodeClient(vertx, node, options, List.of(missed));
        return new CacheNode(client, stamp -> new RedisEntries(client, stamp), missed, observer);
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

    /** This node in a view of the ring. Every view speaks of its own epoch. */
    Seat seat(RingNode node, Stamp stamp) {
        missed.speakAt(stamp);
        return new Seat(node, this, observed(node, speaker.apply(stamp)));
    }

    private Entries observed(RingNode node, Entries entries) {
        return observer == RingObserver.NONE ? entries : new ObservedEntries(entries, node, observer);
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
