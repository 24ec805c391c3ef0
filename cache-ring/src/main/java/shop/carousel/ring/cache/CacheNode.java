package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.near.NearStream;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.NodeLink;

/** A node of the ring as caches use it. */
public final class CacheNode {

    private final NodeLink client;
    private final Function<Stamp, Entries> speaker;
    private final MissedInvalidations missed;
    private final NearStream outdated;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** A node whose entries are spoken to, at each epoch, by what the speaker makes. */
    private CacheNode(
            NodeLink client, Function<Stamp, Entries> speaker, MissedInvalidations missed, NearStream outdated) {
        this.client = client;
        this.speaker = speaker;
        this.missed = missed;
        this.outdated = outdated;
    }

    public static CacheNode redis(Vertx vertx, RingNode node, NodeOptions options) {
        return redis(vertx, node, options, Mechanisms.ALL);
    }

    /** A node as a checker may want it. */
    public static CacheNode redis(Vertx vertx, RingNode node, NodeOptions options, Mechanisms mechanisms) {
        var scripts = EntryScripts.with(mechanisms);
        var missed = new MissedInvalidations(scripts);
        var client = new NodeClient(vertx, node, options, List.of(missed));
        return new CacheNode(
                client,
                stamp -> new RedisEntries(client, scripts, stamp),
                missed,
                new NearStream(vertx, node, options));
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
        return new Seat(node, this, speaker.apply(stamp));
    }

    /** Keeps what the node did not take, and keeps the node out of use until it has been told. */
    void missed(List<Tombstone> tombstones) {
        missed.add(tombstones);
        client.suspend("it did not take an invalidation");
    }

    /** What the node says of outdated entries. */
    NearStream outdated() {
        return outdated;
    }

    /** Listens to the node no more. */
    public void deafen() {
        outdated.close();
    }

    void countRead(boolean hit) {
        (hit ? hits : misses).increment();
    }
}
