package shop.carousel.e2e.chaos.cache;

import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Codec;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.kafka.KafkaLog;
import shop.carousel.ring.kafka.KafkaLogOptions;
import shop.carousel.ring.membership.LogMembership;
import shop.carousel.ring.topology.Topologies;

/**
 * The ring as every process of a run has it, and the caches in it: values are the versions of their rows. Pairs are on
 * two nodes, in both zones, and near; briefs are on two nodes and do not live long.
 */
record WorkerRing(
        Vertx vertx,
        Hearing hearing,
        Stall stall,
        CacheRing ring,
        RingCache<Long> items,
        RingCache<Long> pairs,
        RingCache<Long> briefs)
        implements AutoCloseable {

    /** What {@link #start} configures and the verdict is about. */
    static final Duration STALENESS_BOUND =
            RingOptions.of(List.of(RingNode.of("any", "any:1"))).membership().stalenessBound();

    /**
     * How long after its row was deleted an entry may be read at the most, where nobody is told: a load that read the
     * row just before takes a lease time, the entry lives its time, a copy of it is stored a lease time later. And a
     * moment to read it.
     */
    static final Duration LONGEST_LIFE = Duration.ofMillis(2_000 + 2 * 500 + 200);

    /** How long what was kept near may be read after the nodes were told. */
    static final Duration NEAR_BOUND = Duration.ofSeconds(1);

    private static final Duration BRIEF = Duration.ofSeconds(2);
    private static final Duration BRIEF_LEASE = Duration.ofMillis(500);

    private static final Duration KNOWN_LIMIT = Duration.ofMinutes(1);
    private static final Duration KNOWN_LOOK = Duration.ofMillis(20);

    private static final Duration MIGRATION = Duration.ofSeconds(1);
    static final String TOPIC = "ring-membership";
    static final int ZONES = 2;
    private static final CacheSpec<Long> ITEMS = CacheSpec.of("item", new LongCodec());
    private static final CacheSpec<Long> PAIRS =
            CacheSpec.of("pair", new LongCodec()).near(new CacheSpec.Near(1 << 20, Duration.ofSeconds(30)));
    private static final CacheSpec<Long> BRIEFS = CacheSpec.of("brief", new LongCodec())
            .replicas(ZONES)
            .timeToLive(BRIEF)
            .absentTimeToLive(BRIEF)
            .leaseTime(BRIEF_LEASE);

    /**
     * @param process its name, which says the zone it is in
     */
    static WorkerRing start(Job job, String process) {
        var nodes = job.nodes().entrySet().stream()
                .map(node -> Zones.node(node.getKey(), node.getValue()))
                .toList();
        var stall = new Stall();
        var options = RingOptions.of(nodes)
                .client(NodeOptions.DEFAULT.transport(job.transport()))
                .zone(Zones.ofWorker(process))
                .observer(stall);
        options = options.membership(options.membership().migrationWindow(MIGRATION));
        if (Locker.is(process)) {
            options = options.lockNodes(
                            List.of(Zones.node(job.locks().node(), job.locks().address())))
                    .locks(LockOptions.DEFAULT.epoch(job.locks().epoch()).longestHold(Locker.HOLD));
        }
        var vertx = Vertx.vertx();
        var hearing = new Hearing(new KafkaLog(KafkaLogOptions.at(job.brokers(), TOPIC)));
        var membership = LogMembership.follow("kafka", hearing, options, Topologies::slotTable, hearing::nanoTime);
        var ring = CacheRings.start(options, membership, vertx);
        var pairs = ring.cache(PAIRS.replicas(job.pairCopies()));
        return new WorkerRing(vertx, hearing, stall, ring, ring.cache(ITEMS), pairs, ring.cache(BRIEFS));
    }

    /** The cache that a row is in. */
    RingCache<Long> cacheOf(String key) {
        return switch (Rows.home(key)) {
            case ITEMS -> items;
            case PAIRS -> pairs;
            case BRIEFS -> briefs;
        };
    }

    /** Says which versions rows have now, in whichever cache they are. */
    void invalidateAll(Map<String, Long> versions) {
        var byHome = new EnumMap<Rows.Home, Map<String, Long>>(Rows.Home.class);
        versions.forEach((key, version) -> byHome.computeIfAbsent(Rows.home(key), ignored -> new HashMap<>())
                .put(key, version));
        byHome.values().forEach(its -> cacheOf(its.keySet().iterator().next()).invalidateAll(its));
    }

    /** Waits until this process knows the ring. One that hears nothing goes on with what it knew. */
    void awaitKnown() {
        long deadline = System.nanoTime() + KNOWN_LIMIT.toNanos();
        while (!hearing.isDeaf() && !ring.membership().current()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the ring is not known after " + KNOWN_LIMIT);
            }
            LockSupport.parkNanos(KNOWN_LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        ring.close();
        vertx.close();
    }

    /** Eight bytes. */
    private static final class LongCodec implements Codec<Long> {

        @Override
        public byte[] encode(Long value) {
            return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        }

        @Override
        public Long decode(byte[] bytes) {
            return ByteBuffer.wrap(bytes).getLong();
        }
    }
}
