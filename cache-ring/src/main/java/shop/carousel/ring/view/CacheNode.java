package shop.carousel.ring.view;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.memcached.MemcachedBackend;
import shop.carousel.ring.near.NearStream;
import shop.carousel.ring.node.NodeLink;
import shop.carousel.ring.redis.RedisBackend;

/** A node of the ring as caches use it. */
public final class CacheNode {

    private final NodeLink client;
    private final Function<Stamp, Entries> speaker;
    private final MissedInvalidations missed;
    private final BiConsumer<Stamp, Long> views;
    private final @Nullable NearStream outdated;
    private final RingObserver observer;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** A node whose entries are spoken to, at each epoch, by what the speaker makes. */
    private CacheNode(
            NodeLink client,
            Function<Stamp, Entries> speaker,
            MissedInvalidations missed,
            BiConsumer<Stamp, Long> views,
            @Nullable NearStream outdated,
            CacheNodeMaker maker) {
        this.client = client;
        this.speaker = speaker;
        this.missed = missed;
        this.views = views;
        this.outdated = outdated;
        this.observer = maker.observer();
    }

    /** A Redis node. */
    static CacheNode redis(CacheNodeMaker maker, RingNode node) {
        var missed = new MissedInvalidations();
        var redis = RedisBackend.of(maker.vertx(), node, maker.options(), maker.renewal(), missed);
        return new CacheNode(
                redis.client(),
                redis::entries,
                missed,
                redis::speakAt,
                new NearStream(maker.vertx(), node, maker.options()),
                maker);
    }

    /** A Memcached node. It comes up empty always, and says nothing of outdated entries. */
    static CacheNode memcached(CacheNodeMaker maker, RingNode node) {
        var missed = new MissedInvalidations();
        var memcached = MemcachedBackend.of(maker.vertx(), node, maker.options(), missed);
        return new CacheNode(memcached.link(), memcached::entries, missed, (stamp, incarnation) -> {}, null, maker);
    }

    public NodeLink client() {
        return client;
    }

    /** Hits among this process's reads of this node, 0 before the first. */
    public double hitRatio() {
        long hit = hits.sum();
        long asked = hit + misses.sum();
        return asked == 0 ? 0 : (double) hit / asked;
    }

    /** This node in a view of the ring. Every view speaks of its own epoch. */
    RingMember member(RingNode node, Stamp stamp) {
        missed.speakAt(stamp, node.incarnation());
        views.accept(stamp, node.incarnation());
        return new RingMember(node, this, observed(node, speaker.apply(stamp)));
    }

    private Entries observed(RingNode node, Entries entries) {
        return observer == RingObserver.NONE ? entries : new ObservedEntries(entries, node, observer);
    }

    /** Keeps what the node did not take, and keeps the node out of use until it has been told. */
    void missed(List<Tombstone> tombstones) {
        missed.add(tombstones);
        client.suspend("it did not take an invalidation");
    }

    /** How long this node has not taken an invalidation that is meant for it; null when it has taken all. */
    public @Nullable Duration missedFor() {
        return missed.missedFor();
    }

    /** What the node says of outdated entries; null when it does not, so that none are kept by its word. */
    @Nullable
    public NearStream outdated() {
        return outdated;
    }

    /** For good. */
    public CompletionStage<Void> close() {
        if (outdated != null) {
            outdated.close();
        }
        return client.close();
    }

    public void countRead(boolean hit) {
        (hit ? hits : misses).increment();
    }
}
