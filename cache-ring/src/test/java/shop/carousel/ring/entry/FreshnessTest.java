package shop.carousel.ring.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;

class FreshnessTest {

    private static final long NOW = 1_000_000;
    private static final CacheSpec.Times TIMES = CacheSpec.Times.DEFAULT.withGrace(Duration.ofSeconds(30));

    private static Freshness at(long millis, double random) {
        return new Freshness(TIMES, InstantSource.fixed(Instant.ofEpochMilli(millis)), () -> random);
    }

    private static EntryHeader expiringIn(long millis, long loadMillis) {
        return new EntryHeader(1, NOW + millis, loadMillis, EntryHeader.NEVER, EntryHeader.PLAIN);
    }

    @Test
    void due_timeIsOver_always() {
        assertThat(at(NOW, 0).isDue(expiringIn(0, 0))).isTrue();
        assertThat(at(NOW, 0).isStale(expiringIn(0, 0))).isTrue();
        assertThat(at(NOW, 0).isDue(expiringIn(1, 100))).isFalse();
        assertThat(at(NOW, 0).isStale(expiringIn(1, 100))).isFalse();
    }

    @Test
    void due_beforeTimeIsOver_byLoadTimeAndChance() {
        assertThat(at(NOW, 0.9).isDue(expiringIn(230, 100))).isTrue();
        assertThat(at(NOW, 0.9).isDue(expiringIn(231, 100))).isFalse();
        assertThat(at(NOW, 0.9).isDue(expiringIn(231, 101))).isTrue();
    }

    @Test
    void due_withoutSoftExpiry_never() {
        assertThat(at(Long.MAX_VALUE / 2, 0.999)
                        .isDue(new EntryHeader(1, EntryHeader.NEVER, 100, EntryHeader.NEVER, EntryHeader.PLAIN)))
                .isFalse();
    }

    @Test
    void softExpiry_withoutGrace_isNone() {
        var none = new Freshness(CacheSpec.Times.DEFAULT, InstantSource.system(), () -> 0);
        assertThat(none.softExpiry(Duration.ofSeconds(5))).isEqualTo(EntryHeader.NEVER);
        assertThat(at(NOW, 0).softExpiry(Duration.ofSeconds(5))).isEqualTo(NOW + 5_000);
    }

    /** The paper's law: the chance to be early by more than t is e^(-t / load time). */
    @Test
    void due_overManyReaders_followsTheExponentialLaw() {
        var random = new SplittableRandom(7);
        var reader = new Freshness(TIMES, InstantSource.fixed(Instant.ofEpochMilli(NOW)), random::nextDouble);
        long early = java.util.stream.IntStream.range(0, 100_000)
                .filter(i -> reader.isDue(expiringIn(200, 100)))
                .count();
        assertThat(early / 100_000.0).isBetween(Math.exp(-2) - 0.005, Math.exp(-2) + 0.005);
    }
}
