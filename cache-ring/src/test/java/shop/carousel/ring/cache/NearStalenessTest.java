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
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/**
 * How old what a reader gets may be while its link to the node swallows everything. The writer has another link. Values
 * would stay near for a minute: only the silence of the stream ends them.
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
                var reading = CacheRings.start(RingOptions.of(List.of(node.through(link)))
                        .client(NodeOptions.DEFAULT.commandTimeout(Duration.ofMillis(100))))) {
            var writer = writing.cache(spec);
            var reader = reading.cache(spec);
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
                worst = Math.max(worst, readFor(reader, 1_000));
                link.silence(true);
                worst = Math.max(worst, readFor(reader, 2_500));
                link.silence(false);
            }
            worst = Math.max(worst, readFor(reader, 2_000));
            done.set(true);
            write.join();
            LOG.infof(
                    "worst staleness %d ms, near hits %d",
                    TimeUnit.NANOSECONDS.toMillis(worst), reader.statistics().nearHits());
            assertThat(reader.statistics().nearHits()).isPositive();
            assertThat(worst).isLessThanOrEqualTo(BOUND_NANOS);
        }
    }

    /** Reads for so long; answers by how much the oldest answer was outdated when its read began. */
    private long readFor(RingCache<String> reader, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
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
        }
        return worst;
    }
}
