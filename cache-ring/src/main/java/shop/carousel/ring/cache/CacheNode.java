package shop.carousel.ring.cache;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private final NodeLife life;
    private final Runnable teller;
    private final NearStream outdated;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** A node whose entries are spoken to, at each epoch, by what the speaker makes. */
    private CacheNode(
            NodeLink client,
            Function<Stamp, Entries> speaker,
            MissedInvalidations missed,
            NodeLife life,
            Runnable teller,
            NearStream outdated) {
        this.client = client;
        this.speaker = speaker;
        this.missed = missed;
        this.life = life;
        this.teller = teller;
        this.outdated = outdated;
    }

    /**
     * A Redis node.
     *
     * @param renewal asks for another incarnation of a node (its name, and the incarnation that has to end), and answers whether that can be
     */
    public static CacheNode redis(Vertx vertx, RingNode node, NodeOptions options, BiPredicate<String, Long> renewal) {
        return redis(vertx, node, options, renewal, Mechanisms.ALL);
    }

    /** A Redis node as a checker may want it. */
    public static CacheNode redis(
            Vertx vertx, RingNode node, NodeOptions options, BiPredicate<String, Long> renewal, Mechanisms mechanisms) {
        var scripts = EntryScripts.with(mechanisms);
        var missed = new MissedInvalidations(scripts);
        var life = new NodeLife(node.name(), renewal::test);
        var client = new NodeClient(vertx, node, options, List.of(life, missed));
        return new CacheNode(
                client,
                stamp -> new RedisEntries(client, scripts, stamp),
                missed,
                life,
                () -> life.tell(client),
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
        missed.speakAt(stamp, node.incarnation());
        if (life.speakAt(stamp, node.incarnation())) {
            teller.run();
        }
        return new Seat(node, this, speaker.apply(stamp));
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

    /** What the node says of outdated entries. */
    NearStream outdated() {
        return outdated;
    }

    /** For good. */
    public CompletionStage<Void> close() {
        outdated.close();
        return client.close();
    }

    void countRead(boolean hit) {
        (hit ? hits : misses).increment();
    }
}
