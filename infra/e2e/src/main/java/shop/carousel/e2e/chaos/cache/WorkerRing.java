package shop.carousel.e2e.chaos.cache;

import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Codec;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.cache.Mechanisms;
import shop.carousel.ring.kafka.KafkaLog;
import shop.carousel.ring.kafka.KafkaLogOptions;
import shop.carousel.ring.membership.LogMembership;
import shop.carousel.ring.topology.Topologies;

/** The ring as every process of a run has it, and the one cache in it: its values are the versions of their rows. */
record WorkerRing(Vertx vertx, Hearing hearing, CacheRing ring, RingCache<Long> items) implements AutoCloseable {

    /** What {@link #start} configures and the verdict is about. */
    static final Duration STALENESS_BOUND =
            RingOptions.of(List.of(RingNode.of("any", "any:1"))).membership().stalenessBound();

    private static final Duration MIGRATION = Duration.ofSeconds(1);
    private static final String TOPIC = "ring-membership";

    static WorkerRing start(Job job) {
        var nodes = job.nodes().entrySet().stream()
                .map(node -> RingNode.of(node.getKey(), node.getValue()))
                .toList();
        var options = RingOptions.of(nodes);
        options = options.membership(options.membership().migrationWindow(MIGRATION));
        var vertx = Vertx.vertx();
        var hearing = new Hearing(new KafkaLog(KafkaLogOptions.at(job.brokers(), TOPIC)));
        var membership = LogMembership.follow(
                "kafka", hearing, nodes, Topologies::slotTable, options.membership(), hearing::nanoTime);
        var ring = CacheRings.start(options, membership, mechanisms(job), vertx);
        return new WorkerRing(vertx, hearing, ring, ring.cache(spec()));
    }

    /** At most one of the ring's is off. */
    private static Mechanisms mechanisms(Job job) {
        return Stream.of(Mechanisms.values())
                .filter(each -> job.without().contains(lowerName(each)))
                .findFirst()
                .orElse(Mechanisms.ALL);
    }

    private static String lowerName(Mechanisms mechanisms) {
        return mechanisms.name().replace("WITHOUT_", "").toLowerCase(Locale.ROOT);
    }

    private static CacheSpec<Long> spec() {
        return CacheSpec.of("item", new LongCodec());
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
