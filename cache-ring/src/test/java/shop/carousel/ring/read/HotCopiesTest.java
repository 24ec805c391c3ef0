package shop.carousel.ring.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.Loader;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Reads of a few keys that everybody wants, from four nodes. */
class HotCopiesTest {

    private static final int CALLERS = 64;
    private static final int READS_OF_EACH = 1_000;
    private static final int KEYS = 1_000;
    private static final double SKEW = 1.2;

    private static final List<RedisProcess> NODES =
            Stream.of("a", "b", "c", "d").map(RedisProcess::start).toList();
    private static final CacheRing RING = ring();
    private static final CacheRing OTHER_RING = ring();
    private static final double[] ZIPF = zipf();

    private static CacheRing ring() {
        return Rings.patient(NODES.toArray(RedisProcess[]::new));
    }

    /** The chance of one of the first so many keys. */
    private static double[] zipf() {
        var upTo = new double[KEYS];
        double sum = 0;
        for (int i = 0; i < KEYS; i++) {
            sum += Math.pow(i + 1, -SKEW);
            upTo[i] = sum;
        }
        for (int i = 0; i < KEYS; i++) {
            upTo[i] /= sum;
        }
        return upTo;
    }

    @BeforeEach
    void empty() {
        NODES.forEach(node -> node.command("FLUSHALL"));
    }

    @AfterAll
    static void stop() {
        RING.close();
        OTHER_RING.close();
        NODES.forEach(RedisProcess::close);
    }

    private static String draw(SplittableRandom random) {
        double chance = random.nextDouble();
        int key = 0;
        while (ZIPF[key] < chance) {
            key++;
        }
        return "k" + key;
    }

    private static Loader<String> row(long version) {
        return key -> new Versioned<>(key + " v" + version, version);
    }

    /** What the busiest node was asked, as a multiple of the mean, once the cache is warm. */
    private static double busiest(RingCache<String> cache) throws Exception {
        readAll(cache);
        NODES.forEach(node -> node.command("CONFIG", "RESETSTAT"));
        readAll(cache);
        var asked = NODES.stream().mapToLong(HotCopiesTest::reads).summaryStatistics();
        return asked.getMax() / asked.getAverage();
    }

    private static void readAll(RingCache<String> cache) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            var random = new SplittableRandom(caller);
            work.add(() -> {
                for (int i = 0; i < READS_OF_EACH; i++) {
                    var key = draw(random);
                    assertThat(cache.get(key, row(1))).contains(key + " v1");
                }
                return null;
            });
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : callers.invokeAll(work)) {
                done.get();
            }
        }
    }

    private static long reads(RedisProcess node) {
        return node.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_mget:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    @Test
    void zipf_withCopies_busiestNodeIsWithinAQuarterOfTheMean() throws Exception {
        var cache = RING.cache(Rings.texts("copied").hotCopies(4));
        assertThat(busiest(cache)).isLessThan(1.25);
        assertThat(cache.statistics().hotReads()).isPositive();
    }

    /** The same load without copies: the test above can fail. */
    @Test
    void zipf_withoutCopies_busiestNodeIsNot() throws Exception {
        assertThat(busiest(RING.cache(Rings.texts("plain")))).isGreaterThan(1.25);
    }

    private static void becomesHot(RingCache<String> cache, String key) {
        for (int i = 0; i < HotKeys.FEW; i++) {
            cache.get(key, row(1));
        }
        long before = cache.statistics().hotReads();
        BooleanSupplier isEverywhere = () -> {
            cache.get(key, row(1));
            return NODES.stream()
                    .allMatch(node -> node.command("KEYS", "*@1:" + key).contains(key));
        };
        Eventually.holds(isEverywhere);
        assertThat(cache.statistics().hotReads()).isGreaterThan(before);
    }

    @Test
    void hotKey_loadedOnce_isOnAllNodes() {
        var loads = new AtomicInteger();
        var cache = RING.cache(Rings.texts("once").hotCopies(4));
        cache.get("hot", key -> {
            loads.incrementAndGet();
            return new Versioned<>("hot v1", 1);
        });
        becomesHot(cache, "hot");
        assertThat(loads).hasValue(1);
        assertThat(cache.statistics().loads()).isEqualTo(1);
    }

    /** Written by a process that never read the key, and so does not know that it is hot. */
    @Test
    void write_ofAHotKey_isSeenAtEveryCopy() {
        var cache = RING.cache(Rings.texts("written").hotCopies(4));
        becomesHot(cache, "hot");
        OTHER_RING.cache(Rings.texts("written").hotCopies(4)).invalidate("hot", 2);
        for (int i = 0; i < 200; i++) {
            assertThat(cache.get("hot", row(2))).contains("hot v2");
        }
    }

    @Test
    void nodeAway_hotKeyIsReadFromTheOthers() {
        var cache = RING.cache(Rings.texts("away").hotCopies(4));
        becomesHot(cache, "hot");
        var away = NODES.get(1);
        away.pause();
        try {
            for (int i = 0; i < 200; i++) {
                assertThat(cache.get("hot", row(1))).contains("hot v1");
            }
        } finally {
            away.resume();
        }
        Eventually.holds(() -> RING.states().values().stream().allMatch(state -> state == NodeState.UP));
    }
}
