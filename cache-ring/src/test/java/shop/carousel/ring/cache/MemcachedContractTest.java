package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.MemcachedProcess;
import shop.carousel.ring.testing.NodeProcess;
import shop.carousel.ring.testing.RequiresMemcached;
import shop.carousel.ring.testing.Rings;

@RequiresMemcached
class MemcachedContractTest extends NodeContract {

    @Override
    List<NodeProcess> start() {
        return List.of(MemcachedProcess.start("a"));
    }

    /** What a Memcached item has no room for is loaded each time, and its lease does not keep others waiting. */
    @Test
    void valueLargerThanTheNodeTakes_isReturnedAndNotStored() {
        try (var node = MemcachedProcess.start("small");
                var ring = Rings.patient(node)) {
            var cache = ring.cache(
                    Rings.texts("large").limits(new CacheSpec.Limits(512, 4 << 20, 4, Duration.ofSeconds(2))));
            for (int seed = 1; seed < 3; seed++) {
                var value = incompressible(seed);
                assertThat(cache.get("k", key -> new Versioned<>(value, 1))).contains(value);
            }
            assertThat(cache.statistics().waits()).isZero();
        }
    }

    private static String incompressible(long seed) {
        return new SplittableRandom(seed)
                .ints(2 << 20, ' ', 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
