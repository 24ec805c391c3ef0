package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

class CompressionTest {

    private static final String ENTRY = "large@1:k";
    private static final Loader<String> NEVER = key -> {
        throw new AssertionError("loaded " + key);
    };
    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing RING = Rings.patient(NODE);
    private static final RingCache<String> CACHE =
            RING.cache(Rings.texts("large").compressFrom(1_000));

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RING.close();
        NODE.close();
    }

    private static Loader<String> loading(String value) {
        return key -> new Versioned<>(value, 1);
    }

    @Test
    void value_fromTheThresholdOn_isCompressed() {
        CACHE.get("k", loading("x".repeat(1_000)));
        assertThat(NODE.command("GET", ENTRY)).contains(" zstd\n");
        assertThat(Integer.parseInt(NODE.command("STRLEN", ENTRY))).isLessThan(100);
        assertThat(CACHE.get("k", NEVER)).contains("x".repeat(1_000));
    }

    @Test
    void value_belowTheThreshold_isStoredAsItIs() {
        CACHE.get("k", loading("x".repeat(999)));
        assertThat(NODE.command("GET", ENTRY)).matches("V 1 \\d{13}\n" + "x".repeat(999));
    }

    @Test
    void value_thatDoesNotGetSmaller_isStoredAsItIs() {
        var noise = new java.util.SplittableRandom(1)
                .ints(2_000, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        CACHE.get("k", loading(noise));
        assertThat(CACHE.get("k", NEVER)).contains(noise);
    }

    /** What a few bytes on the node expand to is bounded by what a value may be. */
    @Test
    void value_thatExpandsBeyondItsLimit_isAMiss() {
        CACHE.get("k", loading("x".repeat(1_000_000)));
        try (var other = Rings.patient(NODE)) {
            var small = other.cache(Rings.texts("large").limits(new CacheSpec.Limits(512, 10_000, 4, Duration.ZERO)));
            assertThat(small.get("k", loading("loaded"))).contains("loaded");
            assertThat(small.statistics().undecodable()).isEqualTo(1);
        }
    }

    @Test
    void value_whoseCompressionIsDamaged_isAMiss() {
        NODE.command("SET", ENTRY, "V 1 0 0 zstd\nnot compressed");
        assertThat(CACHE.get("k", loading("loaded"))).contains("loaded");
    }
}
