package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.AgreedRing;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.MemoryLog;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** What a process keeps for itself, while the ring that it was read from becomes another one. */
class NearViewTest {

    private final RedisProcess a = RedisProcess.start("a");
    private final RedisProcess b = RedisProcess.start("b");
    private final AgreedRing ring =
            AgreedRing.start(new MemoryLog(), AgreedRing.QUICK.migrationWindow(Duration.ZERO), options -> options, a);

    /** So long that nothing but the view ends a value. */
    private final RingCache<String> cache =
            ring.ring().cache(Rings.texts("near").near(new CacheSpec.Near(1 << 20, Duration.ofMinutes(1))));

    @AfterEach
    void stop() {
        ring.close();
        a.close();
        b.close();
    }

    private static Loader<String> row(String value, long version) {
        return key -> new Versioned<>(value, version);
    }

    private boolean isNear(String key) {
        long before = cache.statistics().nearHits();
        assertThat(cache.get(key, row("v1", 1))).contains("v1");
        return cache.statistics().nearHits() > before;
    }

    /** Without the lease nobody knows who is told of changes now. */
    @Test
    void viewLeaseIsOver_nothingIsAnsweredFromMemory() {
        Eventually.holds(() -> isNear("k"));
        ring.log().cut();
        Eventually.holds(() -> !ring.ring().membership().current());
        assertThat(cache.get("k", row("source", 2))).contains("source");
    }

    @Test
    void ringChanges_whatWasReadBeforeIsAskedForAgain() {
        Eventually.holds(() -> isNear("k"));
        ring.propose(new RingChange.Reincarnate(
                "a", ring.ring().topology().nodes().getFirst().incarnation()));
        assertThat(cache.get("k", row("v2", 2))).contains("v2");
    }

    /** The stream of a node that joined is heard as that of any other. */
    @Test
    void nodeJoins_itsEntriesAreKeptToo() {
        ring.propose(new RingChange.Join(b.node()));
        for (int i = 0; i < 20; i++) {
            var key = "k" + i;
            Eventually.holds(() -> isNear(key));
        }
        assertThat(b.command("PUBSUB", "NUMSUB", "carousel/outdated")).endsWith("1");
        cache.invalidate("k1", 2);
        Eventually.holds(() -> cache.get("k1", row("v2", 2)).orElseThrow().equals("v2"));
    }
}
