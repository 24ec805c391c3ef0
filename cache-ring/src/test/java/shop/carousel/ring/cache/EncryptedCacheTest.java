package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** What a node holds of an encrypted cache, and what readers take from it. */
class EncryptedCacheTest {

    private static final String SECRET = "a name and an address";
    private static final Loader<String> LOADER = key -> new Versioned<>(SECRET, 1);
    private static final Loader<String> NEVER = key -> {
        throw new AssertionError("loaded " + key);
    };
    private static final CacheSpec<String> SPEC = Rings.texts("private").encrypted();
    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing OLD = ring(EncryptionKeys.of("k1", Map.of("k1", key(1))));
    private static final CacheRing BOTH = ring(EncryptionKeys.of("k2", Map.of("k1", key(1), "k2", key(2))));
    private static final CacheRing NEW = ring(EncryptionKeys.of("k2", Map.of("k2", key(2))));

    private final RingCache<String> old = OLD.cache(SPEC);
    private final RingCache<String> both = BOTH.cache(SPEC);
    private final RingCache<String> fresh = NEW.cache(SPEC);

    private static CacheRing ring(EncryptionKeys keys) {
        return CacheRings.start(Rings.options(Duration.ofSeconds(5), NODE).encryption(keys));
    }

    private static String key(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        OLD.close();
        BOTH.close();
        NEW.close();
        NODE.close();
    }

    @Test
    void value_onTheNode_isUnreadableAndNamesItsKey() {
        old.get("k", LOADER);
        assertThat(NODE.command("GET", "private@1:k"))
                .startsWith("V 1 0 ")
                .contains(" aes:k1\n")
                .doesNotContain("name");
        assertThat(old.get("k", NEVER)).contains(SECRET);
    }

    @Test
    void value_storedTwice_looksDifferent() {
        old.get("k", LOADER);
        var first = NODE.command("GET", "private@1:k");
        NODE.command("DEL", "private@1:k");
        old.get("k", LOADER);
        assertThat(NODE.command("GET", "private@1:k")).isNotEqualTo(first);
    }

    @Test
    void large_isCompressedFirst() {
        old.get("k", key -> new Versioned<>(SECRET.repeat(1_000), 1));
        assertThat(NODE.command("GET", "private@1:k")).contains(" zstd+aes:k1\n");
        assertThat(Integer.parseInt(NODE.command("STRLEN", "private@1:k"))).isLessThan(1_000);
        assertThat(old.get("k", NEVER)).contains(SECRET.repeat(1_000));
    }

    @Test
    void rotation_whoKnowsBothKeys_readsTheOldAndWritesTheNew() {
        old.get("k", LOADER);
        assertThat(both.get("k", NEVER)).contains(SECRET);
        both.get("l", LOADER);
        assertThat(NODE.command("GET", "private@1:l")).contains("aes:k2\n");
        assertThat(fresh.get("l", NEVER)).contains(SECRET);
    }

    @Test
    void keyIsGone_isAMissCountedAndReplaced() {
        old.get("k", LOADER);
        long faults = fresh.statistics().undecodable();
        assertThat(fresh.get("k", LOADER)).contains(SECRET);
        assertThat(fresh.statistics().undecodable()).isEqualTo(faults + 1);
        assertThat(fresh.get("k", NEVER)).contains(SECRET);
    }

    /** Somebody with access to the node puts one customer's entry under another's key. */
    @Test
    void entryOfAnotherKey_isAMiss() {
        old.get("k", LOADER);
        NODE.command("COPY", "private@1:k", "private@1:other");
        assertThat(old.get("other", key -> null)).isEmpty();
    }

    @Test
    void entryOfAnotherVersion_isAMiss() {
        old.get("k", LOADER);
        NODE.command("SETRANGE", "private@1:k", "2", "2");
        assertThat(old.get("k", key -> new Versioned<>("loaded", 2))).contains("loaded");
    }

    @Test
    void entryInTheClear_isAMiss() {
        NODE.command("SET", "private@1:k", "V 1\nplanted");
        assertThat(old.get("k", LOADER)).contains(SECRET);
        NODE.command("SET", "private@1:k", "V 1 0 0 aes:k1\nshort");
        assertThat(old.get("k", LOADER)).contains(SECRET);
        NODE.command("SET", "private@1:k", "V 1 0 0 rot13\nshort");
        assertThat(old.get("k", LOADER)).contains(SECRET);
    }

    @Test
    void ringWithoutKeys_refusesTheDeclaration() {
        try (var none = CacheRings.start(Rings.options(Duration.ofSeconds(5), NODE))) {
            assertThatThrownBy(() -> none.cache(SPEC))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"private\" is encrypted");
        }
    }
}
