package shop.carousel.ring.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.testing.AgreedRing;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.MemoryLog;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.topology.HashRing;
import shop.carousel.ring.topology.Topologies;

/** Nodes join and leave under a load of Zipf keys, in which one call in twenty changes a row. */
class MigrationTest {

    private static final int KEYS = 3_000;
    private static final int READS = 6_000;
    private static final CacheSpec.Near LONG = new CacheSpec.Near(1 << 20, Duration.ofMinutes(1));
    private static final double TWO_POINTS = 0.02;

    private final List<RedisProcess> nodes =
            List.of(RedisProcess.start("a"), RedisProcess.start("b"), RedisProcess.start("c"), RedisProcess.start("d"));
    private final MemoryLog log = new MemoryLog();
    private final List<AgreedRing> rings = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(11);
    private final double[] zipf = zipf();
    private final long[] versions = new long[KEYS];

    @AfterEach
    void stop() {
        rings.forEach(AgreedRing::close);
        nodes.forEach(RedisProcess::close);
    }

    /** Two processes, of which both read and write. */
    private void start(Duration window) {
        for (int i = 0; i < 2; i++) {
            rings.add(AgreedRing.start(
                    log,
                    AgreedRing.QUICK.migrationWindow(window),
                    options -> options,
                    nodes.get(0),
                    nodes.get(1),
                    nodes.get(2)));
        }
    }

    @Test
    void joinAndLeave_underLoad_hitRatioStaysWithinTwoPoints_andNothingIsStale() {
        start(Duration.ofMinutes(1));
        warm();
        double steady = hitRatio();
        propose(new RingChange.Join(nodes.get(3).node()));
        assertThat(hitRatio()).as("a node joined").isGreaterThan(steady - TWO_POINTS);
        assertThat(nodes.get(3).command("DBSIZE")).isNotEqualTo("0");
        log.append(new LogRecord.Proposal("operator-1", 2, new RingChange.Leave("a")));
        assertThat(rings.getFirst().ring().topology().epoch()).isEqualTo(3);
        assertThat(hitRatio()).as("a node left").isGreaterThan(steady - TWO_POINTS);
        assertThat(rings.getFirst().ring().membership().migrating()).isTrue();
    }

    /** What the migration is for, and the proof that the test above can fail. */
    @Test
    void naiveJoin_withoutAWindow_fallsFurther() {
        start(Duration.ZERO);
        warm();
        double steady = hitRatio();
        propose(new RingChange.Join(nodes.get(3).node()));
        assertThat(hitRatio()).isLessThan(steady - TWO_POINTS);
    }

    @Test
    void slots_areCutOverOneAfterTheOther_insideTheFirstHalfOfTheWindow() {
        start(Duration.ofMinutes(1));
        var topology = rings.getFirst().ring().topology();
        long window = TimeUnit.SECONDS.toNanos(10);
        var former = new FormerView(topology, List.of(), 0, window, 2 * window);
        long quarter = IntStream.range(0, 65_536)
                .filter(slot -> former.isCutOver(slot, window / 4))
                .count();
        assertThat(quarter).isBetween(32_700L, 32_850L);
        assertThat(IntStream.range(0, 65_536).allMatch(slot -> former.isCutOver(slot, window / 2)))
                .isTrue();
        assertThat(former.isRead(window - 1)).isTrue();
        assertThat(former.isRead(window)).isFalse();
        assertThat(former.isTold(2 * window - 1)).isTrue();
        assertThat(former.isTold(2 * window)).isFalse();
    }

    /**
     * Whoever misses at the new owner asks the former one, and what that says is kept where the key is now, but not in
     * the process.
     */
    @Test
    void keyThatIsCutOver_isCopiedFromItsFormerOwner() {
        start(Duration.ofMinutes(1));
        var d = nodes.get(3);
        var cache = rings.getFirst().ring().cache(Rings.texts("near-moved").near(LONG));
        var moving = cutOverAtOnce();
        cache.get(moving.getFirst(), key -> new Versioned<>("v1", 1));
        propose(new RingChange.Join(d.node()));
        Eventually.holds(() -> isNear(cache, moving.getLast()));
        assertThat(cache.get(moving.getFirst(), key -> new Versioned<>("never", 9)))
                .contains("v1");
        assertThat(cache.statistics().copies()).isEqualTo(1);
        assertThat(d.command("KEYS", "near-moved*:" + moving.getFirst())).contains(moving.getFirst());
        assertThat(isNear(cache, moving.getFirst()))
                .as("the former owner's word")
                .isFalse();
        assertThat(isNear(cache, moving.getFirst())).as("the new owner's word").isTrue();
    }

    private static boolean isNear(RingCache<String> cache, String key) {
        long before = cache.statistics().nearHits();
        cache.get(key, it -> new Versioned<>("v1", 1));
        return cache.statistics().nearHits() > before;
    }

    /** Two keys that will be the fourth node's, and are among the first to be looked for there. */
    private List<String> cutOverAtOnce() {
        var after =
                Topologies.slotTable(9, nodes.stream().map(RedisProcess::node).toList());
        long window = TimeUnit.MINUTES.toNanos(1);
        var former = new FormerView(after, List.of(), 0, window, window);
        return IntStream.range(0, 100_000)
                .mapToObj(i -> "k" + i)
                .filter(key -> former.isCutOver(HashRing.slot(key), TimeUnit.MILLISECONDS.toNanos(50))
                        && after.owner(key).name().equals("d"))
                .limit(2)
                .toList();
    }

    private void propose(RingChange change) {
        assertThat(rings.getFirst().propose(change)).isInstanceOf(ChangeOutcome.Applied.class);
        Eventually.holds(() -> rings.stream()
                .allMatch(ring -> ring.ring().states().values().stream().allMatch(state -> state == NodeState.UP)));
    }

    private void warm() {
        var all = new HashMap<String, Versioned<String>>();
        for (int i = 0; i < KEYS; i++) {
            all.put("k" + i, new Versioned<>("v0", 0));
        }
        cache(0).getAll(all.keySet(), keys -> {
            var loaded = new HashMap<>(all);
            loaded.keySet().retainAll(keys);
            return loaded;
        });
    }

    /** Of the keys asked for, those that were not loaded. Every value must be the newest, whoever wrote it. */
    private double hitRatio() {
        long before = loads();
        for (int i = 0; i < READS; i++) {
            int key = key();
            if (i % 20 == 0) {
                versions[key]++;
                cache(i % 40 / 20).invalidate("k" + key, versions[key]);
            }
            assertThat(cache(i % 2).get("k" + key, it -> new Versioned<>("v" + versions[key], versions[key])))
                    .contains("v" + versions[key]);
        }
        return 1 - (double) (loads() - before) / READS;
    }

    private long loads() {
        return cache(0).statistics().loads() + cache(1).statistics().loads();
    }

    private RingCache<String> cache(int ring) {
        return rings.get(ring).ring().cache(Rings.texts("moved"));
    }

    private int key() {
        int found = Arrays.binarySearch(zipf, random.nextDouble());
        return Math.min(KEYS - 1, found < 0 ? -found - 1 : found);
    }

    /** The cumulated shares of ranks under an exponent of 0.9. */
    private static double[] zipf() {
        var shares = new double[KEYS];
        double sum = 0;
        for (int i = 0; i < KEYS; i++) {
            sum += Math.pow(i + 1, -0.9);
            shares[i] = sum;
        }
        for (int i = 0; i < KEYS; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
