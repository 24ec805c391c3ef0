package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Codec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.LoadFailedException;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.testing.TextCodec;

/**
 * Loaders and codecs that do not keep to their contracts, and what becomes of it. GetTest has keys and stored bytes.
 */
class CarelessCallersTest {

    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing RING = Rings.patient(NODE);
    private static final RingCache<String> CACHE = RING.cache(Rings.texts("careless"));

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RING.close();
        NODE.close();
    }

    /** A codec that writes and reads otherwise. */
    private record OddCodec(UnaryOperator<byte[]> writes, UnaryOperator<String> reads) implements Codec<String> {

        @Override
        public byte[] encode(String value) {
            return writes.apply(new TextCodec().encode(value));
        }

        @Override
        public String decode(byte[] bytes) {
            return reads.apply(new TextCodec().decode(bytes));
        }
    }

    private static void noLeaseIsLeft(String cache, String... keys) {
        for (var key : keys) {
            assertThat(NODE.command("EXISTS", "lease/" + cache + "@1:" + key)).isEqualTo("0");
        }
    }

    @Test
    void bulkLoader_answersNull_failsAndGivesItsLeasesBack() {
        assertThatThrownBy(() -> CACHE.getAll(List.of("a", "b"), keys -> nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("bulk loader");
        assertThatThrownBy(() -> CACHE.getAll(List.of("a", "b"), Consistency.STRONG, keys -> nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("bulk loader");
        noLeaseIsLeft("careless", "a", "b");
    }

    @Test
    void bulkLoader_answersMoreThanAsked_restIsIgnored() {
        var all = CACHE.getAll(
                List.of("a"), keys -> Map.of("a", new Versioned<>("a1", 1), "b", new Versioned<>("b1", 1)));
        assertThat(all).containsOnlyKeys("a");
        assertThat(NODE.command("EXISTS", "careless@1:b")).isEqualTo("0");
    }

    @Test
    void bulkLoader_answersNullForAKey_isAbsence() {
        var all = CACHE.getAll(List.of("a"), keys -> {
            Map<String, Versioned<String>> loaded = new HashMap<>();
            loaded.put("a", nothing());
            return loaded;
        });
        assertThat(all).isEmpty();
        assertThat(NODE.command("GET", "careless@1:a")).matches("A -1 \\d{13}\n");
    }

    @Test
    void keys_withANullAmongThem_areRefusedBeforeAnythingIsLoaded() {
        assertThatThrownBy(() -> CACHE.getAll(Arrays.asList("a", nothing()), keys -> {
                    throw new AssertionError("loaded");
                }))
                .isInstanceOf(NullPointerException.class);
        noLeaseIsLeft("careless", "a");
    }

    @Test
    void loader_isInterrupted_failsAndThreadStaysInterrupted() {
        assertThatThrownBy(() -> CACHE.get("k", key -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(LoadFailedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void loader_throwsAnError_arrivesAndTheLeaseIsGivenBack() {
        assertThatThrownBy(() -> CACHE.get("k", key -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        noLeaseIsLeft("careless", "k");
    }

    @Test
    void value_thatDoesNotEncode_isReturnedAndNotStored() {
        var codec = new OddCodec(
                bytes -> {
                    throw new IllegalStateException("not today");
                },
                text -> text);
        var cache = RING.cache(CacheSpec.of("unwritable", codec));
        assertThat(cache.get("k", key -> new Versioned<>("v", 1))).contains("v");
        assertThat(cache.getAll(List.of("k"), keys -> Map.of("k", new Versioned<>("v", 1))))
                .containsEntry("k", "v");
        noLeaseIsLeft("unwritable", "k");
        assertThat(NODE.command("EXISTS", "unwritable@1:k")).isEqualTo("0");
    }

    @Test
    void value_thatDecodesToNull_isAMissCounted() {
        var cache = RING.cache(CacheSpec.of("unreadable", new OddCodec(bytes -> bytes, text -> nothing())));
        var loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(cache.get("k", key -> {
                        loads.incrementAndGet();
                        return new Versioned<>("v", 1);
                    }))
                    .contains("v");
        }
        assertThat(loads).hasValue(3);
        assertThat(cache.statistics().undecodable()).isEqualTo(2);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // What a careless caller hands over.
    private static <T> T nothing() {
        return null;
    }
}
