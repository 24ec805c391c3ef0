package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.Loader;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Reads from this process' own memory, and what ends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NearReadsTest {

    private final RedisProcess node = RedisProcess.start("a");
    private final CacheRing ring = Rings.patient(transport(), node);
    private final CacheRing otherRing = Rings.patient(node);
    private static final Loader<String> NEVER = key -> {
        throw new AssertionError("loaded " + key);
    };

    private RingCache<String> cache = ring.cache(spec("near"));
    private RingCache<String> other = otherRing.cache(spec("near"));
    private String name = "near";

    /** What the values and the word that they are outdated come by. */
    NodeTransport transport() {
        return NodeTransport.DIRECT;
    }

    @BeforeEach
    void ownCache(TestInfo test) {
        name = "near-" + Math.abs(test.getDisplayName().hashCode());
        cache = ring.cache(spec(name));
        other = otherRing.cache(spec(name));
    }

    @AfterAll
    void stop() {
        ring.close();
        otherRing.close();
        node.close();
    }

    /** So long that nothing but an invalidation ends a value. */
    private static CacheSpec<String> spec(String name) {
        return Rings.texts(name).near(new CacheSpec.Near(1 << 20, Duration.ofMinutes(1)));
    }

    private static Loader<String> row(long version) {
        return key -> new Versioned<>("v" + version, version);
    }

    private void keepNear(String key, Loader<String> loader) {
        long before = cache.statistics().nearHits();
        Eventually.holds(() -> {
            cache.get(key, loader);
            return cache.statistics().nearHits() > before;
        });
    }

    @Test
    void read_again_asksNoNode() {
        keepNear("k", row(1));
        node.command("SET", name + "@1:k", "V 9\nfrom the node");
        assertThat(cache.get("k", NEVER)).contains("v1");
        assertThat(cache.getAll(List.of("k"), keys -> Map.of())).containsEntry("k", "v1");
    }

    @Test
    void readMany_again_asksNoNode() {
        var keys = List.of("a", "b", "none");
        Eventually.holds(() -> {
            cache.getAll(keys, missing -> Map.of("a", new Versioned<>("a1", 1), "b", new Versioned<>("b1", 1)));
            return cache.statistics().nearHits() >= 3;
        });
        long hits = cache.statistics().hits();
        assertThat(cache.getAll(keys, missing -> Map.of())).containsExactly(Map.entry("a", "a1"), Map.entry("b", "b1"));
        assertThat(cache.get("none", NEVER)).isEmpty();
        assertThat(cache.statistics().hits()).isEqualTo(hits);
    }

    @Test
    void invalidatedHere_isGoneAtOnce() {
        keepNear("k", row(1));
        cache.invalidate("k", 2);
        assertThat(cache.get("k", row(2))).contains("v2");
    }

    @Test
    void invalidatedElsewhere_isGoneSoon() {
        keepNear("k", row(1));
        other.invalidate("k", 2);
        Eventually.holds(() -> cache.get("k", row(2)).equals(Optional.of("v2")));
    }

    /** The node forgot the entry and another reader filled the new version before the invalidation came. */
    @Test
    void invalidatedElsewhere_whatTheNodeKnowsAlready_isGoneHereToo() {
        keepNear("k", row(1));
        node.command("DEL", name + "@1:k");
        other.get("k", row(2));
        other.invalidate("k", 2);
        Eventually.holds(() -> cache.get("k", NEVER).equals(Optional.of("v2")));
    }

    @Test
    void insertedElsewhere_absenceIsGoneSoon() {
        keepNear("k", key -> null);
        other.invalidate("k", 0);
        Eventually.holds(() -> cache.get("k", row(0)).equals(Optional.of("v0")));
    }

    @Test
    void strongRead_asksTheSource_andDropsWhatIsOlderHere() {
        keepNear("k", row(1));
        assertThat(cache.get("k", Consistency.STRONG, row(2))).contains("v2");
        assertThat(cache.get("k", row(2))).contains("v2");
    }

    /** The node forgot the entry, so that it says nothing wrong to who asks it with certainty. */
    @Test
    void strongReadElsewhere_ofWhatTheNodeForgot_isHeardHere() {
        keepNear("gone", row(1));
        keepNear("changed", row(1));
        node.command("DEL", name + "@1:gone", name + "@1:changed");
        assertThat(other.get("gone", Consistency.STRONG, key -> null)).isEmpty();
        assertThat(other.get("changed", Consistency.STRONG, row(2))).contains("v2");
        Eventually.holds(() -> cache.get("gone", NEVER).isEmpty());
        Eventually.holds(() -> cache.get("changed", NEVER).equals(Optional.of("v2")));
    }

    @Test
    void timeIsOver_nodeIsAskedAgain() {
        var brief = ring.cache(Rings.texts(name + "-b").near(new CacheSpec.Near(1 << 20, Duration.ofMillis(100))));
        Eventually.holds(() -> {
            brief.get("k", row(1));
            return brief.statistics().nearHits() > 0;
        });
        node.command("SET", name + "-b@1:k", "V 9\nfrom the node");
        Eventually.holds(() -> brief.get("k", NEVER).equals(Optional.of("from the node")));
    }

    @Test
    void nodeRestarted_nothingOfBeforeIsAnswered() {
        keepNear("k", row(1));
        node.kill();
        node.restart();
        Eventually.holds(() -> cache.get("k", row(2)).equals(Optional.of("v2")));
    }
}
