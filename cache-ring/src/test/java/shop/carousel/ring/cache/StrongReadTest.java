package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.LoadFailedException;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** A reader that has to be certain gets the source's answer, and the ring is right afterwards. */
class StrongReadTest {

    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing RING = Rings.patient(NODE);
    private static final RingCache<String> CACHE = RING.cache(Rings.texts("strong"));
    private static final String ENTRY = "strong@1:k";

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RING.close();
        NODE.close();
    }

    private static Loader<String> row(long version) {
        return key -> new Versioned<>("v" + version, version);
    }

    private static Optional<String> strong(Loader<String> source) {
        return CACHE.get("k", Consistency.STRONG, source);
    }

    @Test
    void strong_ringIsBehindTheSource_sourceAnswersAndTheRingIsSetRight() {
        CACHE.get("k", row(1));
        long repairs = CACHE.statistics().repairs();
        assertThat(strong(row(2))).contains("v2");
        assertThat(CACHE.statistics().repairs()).isEqualTo(repairs + 1);
        assertThat(CACHE.get("k", row(2))).contains("v2");
        assertThat(CACHE.get("k", row(9))).contains("v2");
    }

    @Test
    void strong_ringIsRight_staysAsItIs() {
        CACHE.get("k", row(2));
        long repairs = CACHE.statistics().repairs();
        assertThat(strong(row(2))).contains("v2");
        assertThat(CACHE.get("k", row(9))).contains("v2");
        assertThat(CACHE.statistics().repairs()).isEqualTo(repairs);
    }

    @Test
    void strong_coldKey_fills() {
        assertThat(strong(row(1))).contains("v1");
        assertThat(CACHE.get("k", row(9))).contains("v1");
    }

    @Test
    void strong_rowIsGone_entryGoes() {
        CACHE.get("k", row(1));
        assertThat(strong(key -> null)).isEmpty();
        assertThat(NODE.command("EXISTS", ENTRY)).isEqualTo("0");
    }

    @Test
    void strong_rowWasInserted_absenceGoes() {
        CACHE.get("k", key -> null);
        assertThat(strong(row(0))).contains("v0");
        assertThat(CACHE.get("k", row(0))).contains("v0");
    }

    @Test
    void strong_entryCannotBeRead_isTakenAway() {
        NODE.command("SET", ENTRY, "V x\nvalue");
        assertThat(strong(row(1))).contains("v1");
        assertThat(NODE.command("EXISTS", ENTRY)).isEqualTo("0");
    }

    /** A write is committed after the strong reader loaded, and before it sets the ring right. */
    @Test
    void strong_writeCommitsMeanwhile_theNewerVersionStays() {
        CACHE.get("k", row(1));
        strong(key -> {
            CACHE.invalidate("k", 3);
            return new Versioned<>("v2", 2);
        });
        assertThat(NODE.command("GET", ENTRY)).isEqualTo("T 3\n");
    }

    @Test
    void strong_writeCommitsDuringTheFirstLoad_isNotStored() {
        strong(key -> {
            CACHE.invalidate("k", 3);
            NODE.command("DEL", ENTRY);
            return new Versioned<>("v2", 2);
        });
        assertThat(NODE.command("EXISTS", ENTRY)).isEqualTo("0");
    }

    @Test
    void strong_loaderFails_exceptionArrivesAndTheLeaseIsGivenBack() {
        assertThatThrownBy(() -> strong(key -> {
                    throw new IOException("source");
                }))
                .isInstanceOf(LoadFailedException.class);
        assertThat(NODE.command("EXISTS", "lease/" + ENTRY)).isEqualTo("0");
    }

    @Test
    void strong_manyKeys_areLoadedAtOnceInTheirOrder() {
        CACHE.get("b", row(1));
        var tooLong = "x".repeat(600);
        var all = CACHE.getAll(List.of("c", "b", "a", tooLong), Consistency.STRONG, keys -> {
            assertThat(keys).containsExactly("c", "b", "a", tooLong);
            return Map.of(
                    "a", new Versioned<>("a2", 2), "b", new Versioned<>("b2", 2), tooLong, new Versioned<>("x2", 2));
        });
        assertThat(all).containsExactly(Map.entry("b", "b2"), Map.entry("a", "a2"), Map.entry(tooLong, "x2"));
        assertThat(CACHE.get("b", row(2))).contains("v2");
        assertThat(CACHE.get("c", row(9))).isEmpty();
        assertThat(CACHE.getAll(List.of(), Consistency.STRONG, keys -> Map.of()))
                .isEmpty();
    }

    @Test
    void bounded_saidOutLoud_isTheOrdinaryRead() {
        CACHE.get("k", Consistency.BOUNDED, row(1));
        assertThat(CACHE.get("k", Consistency.BOUNDED, row(9))).contains("v1");
        assertThat(CACHE.getAll(List.of("k"), Consistency.BOUNDED, keys -> Map.of()))
                .containsEntry("k", "v1");
    }
}
