package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Values past their time, within grace: served at once, and loaded again by one. */
class RefreshTest {

    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing RING = Rings.patient(NODE);
    private static final CacheRing OTHER_RING = Rings.patient(NODE);

    private String name = "";
    private RingCache<String> cache = RING.cache(Rings.texts("refresh"));

    @BeforeEach
    void ownCache(TestInfo test) {
        NODE.command("FLUSHALL");
        name = "refresh-" + Math.abs(test.getDisplayName().hashCode());
        cache = cacheOf(RING);
    }

    private RingCache<String> cacheOf(CacheRing ring) {
        return ring.cache(Rings.texts(name).timeToLive(Duration.ofSeconds(60)).grace(Duration.ofSeconds(60)));
    }

    @AfterAll
    static void stop() {
        RING.close();
        OTHER_RING.close();
        NODE.close();
    }

    /** Stores a value whose time was over long ago. */
    private void store(String key, String value) {
        NODE.command("SET", entry(key), "V 1 1000 5\n" + value);
    }

    private String entry(String key) {
        return name + "@1:" + key;
    }

    private void awaitStored(String key, String value) {
        Eventually.holds(() -> NODE.command("GET", entry(key)).endsWith("\n" + value));
    }

    @Test
    void valuePastItsTime_isServedAndLoadedAgain() {
        store("k", "old");
        assertThat(cache.get("k", key -> new Versioned<>("new", 1))).contains("old");
        awaitStored("k", "new");
        assertThat(cache.get("k", key -> new Versioned<>("never", 9))).contains("new");
        assertThat(cache.statistics().refreshes()).isEqualTo(1);
        assertThat(cache.statistics().staleServed()).isEqualTo(1);
        assertThat(cache.statistics().hits()).isEqualTo(2);
    }

    @Test
    void valuePastItsTime_manyReadersOfTwoRings_isLoadedAgainOnce() {
        store("k", "old");
        var release = new CountDownLatch(1);
        var loads = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            var reader = i % 2 == 0 ? cache : cacheOf(OTHER_RING);
            assertThat(reader.get("k", key -> {
                        loads.incrementAndGet();
                        release.await();
                        return new Versioned<>("new", 1);
                    }))
                    .contains("old");
        }
        Eventually.holds(() -> loads.get() > 0);
        release.countDown();
        awaitStored("k", "new");
        assertThat(loads).hasValue(1);
    }

    @Test
    void manyValuesPastTheirTime_areLoadedAgainInOneGo() {
        var keys = IntStream.range(0, 300).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> store(key, "old"));
        var loads = new AtomicInteger();
        var all = cache.getAll(keys, missing -> {
            loads.incrementAndGet();
            return missing.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>("new", 1)));
        });
        assertThat(all.keySet()).containsExactlyElementsOf(keys);
        assertThat(all.values()).containsOnly("old");
        keys.forEach(key -> awaitStored(key, "new"));
        assertThat(loads).hasValue(1);
    }

    /** R1 for a load in the background. */
    @Test
    void invalidatedWhileLoadedAgain_isNotStored() {
        store("k", "old");
        cache.get("k", key -> {
            cache.invalidate("k", 2);
            NODE.command("DEL", entry(key));
            return new Versioned<>("v1", 1);
        });
        Eventually.holds(() -> cache.statistics().fillsRefusedByLease() == 1);
        assertThat(NODE.command("EXISTS", entry("k"))).isEqualTo("0");
    }

    @Test
    void loadAgainFails_valueIsServedAndTheNextTryWaitsForTheLease() {
        store("k", "old");
        var loads = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            assertThat(cache.get("k", key -> {
                        loads.incrementAndGet();
                        throw new IllegalStateException("source is away");
                    }))
                    .contains("old");
        }
        Eventually.holds(() -> loads.get() > 0);
        assertThat(NODE.command("EXISTS", "lease/" + entry("k"))).isEqualTo("1");
    }

    @Test
    void rowIsGoneWhenLoadedAgain_valueStaysUntilItsGraceIsOver() {
        store("k", "old");
        cache.get("k", key -> null);
        Eventually.holds(() -> cache.statistics().fillsRefusedByVersion() == 1);
        assertThat(NODE.command("GET", entry("k"))).endsWith("old");
    }

    @Test
    void entryStays_forItsTimeAndGrace() {
        cache.get("k", key -> new Versioned<>("v", 1));
        assertThat(Long.parseLong(NODE.command("PTTL", entry("k")))).isBetween(60_001L, 120_000L);
        assertThat(NODE.command("GET", entry("k"))).matches("V 1 \\d{13} \\d+ \\d{13}\nv");
    }

    @Test
    void entryOfTheFirstFormat_isReadAndNeverDue() {
        NODE.command("SET", entry("k"), "V 1\nold");
        assertThat(cache.get("k", key -> new Versioned<>("never", 9))).contains("old");
        assertThat(cache.statistics().staleServed()).isZero();
    }

    /** A key that is read all the time: its first load is a caller's, and none after it. */
    @Test
    void hotKey_expiry_landsOnNoCaller() {
        var hot = RING.cache(
                Rings.texts(name + "-hot").timeToLive(Duration.ofSeconds(1)).grace(Duration.ofSeconds(60)));
        Set<Thread> loaders = ConcurrentHashMap.newKeySet();
        var caller = Thread.currentThread();
        Eventually.holds(() -> {
            hot.get("k", key -> {
                loaders.add(Thread.currentThread());
                return new Versioned<>("v", 1);
            });
            return hot.statistics().refreshes() >= 2;
        });
        assertThat(hot.statistics().misses()).isEqualTo(1);
        assertThat(loaders).contains(caller).hasSizeGreaterThan(2);
    }
}
