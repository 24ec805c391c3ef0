package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.Link;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/**
 * How old what a reader gets may be while its link to the node swallows everything, over each transport. The writer has
 * another link. Values would stay near for a minute: only the silence of the stream ends them.
 */
class NearStalenessTest {

    private static final Logger LOG = Logger.getLogger(NearStalenessTest.class);
    private static final long BOUND_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** When each version was told to the node, which is when a reader has to begin to know. */
    private final ConcurrentSkipListMap<Long, Long> told = new ConcurrentSkipListMap<>();

    private final CacheSpec<String> spec = Rings.texts("near").near(new CacheSpec.Near(1 << 20, Duration.ofMinutes(1)));
    private volatile long row = 1;

    @Test
    void linkSwallowsEverything_readersAreAtMostSoFarBehind() throws Exception {
        try (var node = RedisProcess.start("a");
                var link = Link.to(node.port());
                var writing = CacheRings.start(Rings.options(Duration.ofSeconds(5), node));
                var direct = reading(node.through(link), NodeTransport.DIRECT);
                var vertx = reading(node.through(link), NodeTransport.VERTX)) {
            var writer = writing.cache(spec);
            var readers = List.of(direct.cache(spec), vertx.cache(spec));
            var done = new AtomicBoolean();
            var write = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    long next = row + 1;
                    row = next;
                    writer.invalidate("k", next);
                    told.put(next, System.nanoTime());
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
            });
            long worst = 0;
            for (int round = 0; round < 2; round++) {
                worst = Math.max(worst, readFor(readers, 1_000));
                link.silence(true);
                worst = Math.max(worst, readFor(readers, 2_500));
                link.silence(false);
            }
            worst = Math.max(worst, readFor(readers, 2_000));
            done.set(true);
            write.join();
            LOG.infof("worst staleness %d ms", TimeUnit.NANOSECONDS.toMillis(worst));
            assertThat(readers)
                    .allSatisfy(
                            reader -> assertThat(reader.statistics().nearHits()).isPositive());
            assertThat(worst).isLessThanOrEqualTo(BOUND_NANOS);
        }
    }

    private static CacheRing reading(RingNode node, NodeTransport transport) {
        return CacheRings.start(RingOptions.of(List.of(node))
                .client(NodeOptions.DEFAULT
                        .commandTimeout(Duration.ofMillis(100))
                        .transport(transport)));
    }

    /** All read for so long; answers by how much the oldest answer was outdated when its read began. */
    private long readFor(List<RingCache<String>> readers, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return readers.parallelStream()
                .mapToLong(reader -> readUntil(reader, end))
                .max()
                .orElseThrow();
    }

    private long readUntil(RingCache<String> reader, long end) {
        long worst = 0;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            long version = Long.parseLong(reader.get("k", key -> {
                        long now = row;
                        return new Versioned<>(Long.toString(now), now);
                    })
                    .orElseThrow());
            var newer = told.higherEntry(version);
            if (newer != null) {
                worst = Math.max(worst, begin - newer.getValue());
            }
            // Who waits for a processor would look as if the node were silent.
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
        return worst;
    }
}
