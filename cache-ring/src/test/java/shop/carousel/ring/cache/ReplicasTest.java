package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.Loader;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Two zones of two nodes, a process in each; and caches whose nodes may fail. */
class ReplicasTest {

    private static final CacheSpec<String> TWO = Rings.texts("two").replicas(2);
    private static final List<String> ZONES = List.of("za", "zb");
    private static final CacheSpec<String> GUTTER = Rings.texts("gutter").whenAway(CacheSpec.WhenAway.GUTTER);

    private final RedisProcess a1 = RedisProcess.start("a1");
    private final RedisProcess a2 = RedisProcess.start("a2");
    private final RedisProcess b1 = RedisProcess.start("b1");
    private final RedisProcess b2 = RedisProcess.start("b2");
    private final List<RedisProcess> all = List.of(a1, a2, b1, b2);
    private final CacheRing inA = ring("za");
    private final CacheRing inB = ring("zb");

    private CacheRing ring(String zone) {
        var nodes = all.stream()
                .map(RedisProcess::node)
                .map(node -> new RingNode(
                        node.name(), node.address(), 1, "z" + node.name().charAt(0), 1))
                .toList();
        return CacheRings.start(
                RingOptions.of(nodes).zone(zone).client(NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(2))));
    }

    @AfterEach
    void stop() {
        inA.close();
        inB.close();
        all.forEach(RedisProcess::close);
    }

    private static List<RingNode> owners(CacheRing ring, String key) {
        return ring.topology().owners(key, 2);
    }

    @Test
    void entry_isInBothZones_andLoadedOnce_andReadInItsReadersZone() {
        var cacheA = inA.cache(TWO);
        var cacheB = inB.cache(TWO);
        var loads = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            var key = "k" + i;
            assertThat(owners(inA, key)).extracting(RingNode::zone).containsExactlyInAnyOrder("za", "zb");
            for (var cache : List.of(cacheA, cacheB, cacheA, cacheB)) {
                assertThat(cache.get(key, it -> loaded(loads))).contains("v");
            }
            for (var owner : owners(inA, key)) {
                assertThat(process(owner).command("EXISTS", "two@1:" + key)).isEqualTo("1");
            }
        }
        assertThat(loads).hasValue(20);
        assertThat(inA.nodes()).filteredOn(node -> node.zone().equals("zb")).allMatch(node -> node.hitRatio() == 0);
    }

    @Test
    void invalidation_reachesBothZones() {
        var cacheA = inA.cache(TWO);
        var cacheB = inB.cache(TWO);
        cacheA.get("k", it -> new Versioned<>("v1", 1));
        cacheB.invalidate("k", 2);
        assertThat(cacheA.get("k", it -> new Versioned<>("v2", 2))).contains("v2");
        assertThat(cacheB.get("k", it -> new Versioned<>("never", 9))).contains("v2");
    }

    @Test
    void zoneIsAway_theOtherAnswers_andNothingIsLoaded() {
        var cache = inA.cache(TWO);
        var keys = IntStream.range(0, 50).mapToObj(i -> "k" + i).toList();
        cache.getAll(keys, ReplicasTest::values);
        a1.kill();
        a2.kill();
        Eventually.holds(
                () -> inA.states().get("a1") == NodeState.DOWN && inA.states().get("a2") == NodeState.DOWN);
        long before = cache.statistics().loads();
        assertThat(cache.getAll(keys, ReplicasTest::values)).hasSize(50);
        assertThat(cache.get("k1", it -> new Versioned<>("never", 9))).contains("v-k1");
        assertThat(cache.statistics().loads()).isEqualTo(before);
    }

    @Test
    void entryLostInOneZone_isCopiedFromTheOther_notLoaded() {
        var cache = inA.cache(TWO);
        var keys = IntStream.range(0, 50).mapToObj(i -> "k" + i).toList();
        cache.getAll(keys, ReplicasTest::values);
        a1.command("FLUSHALL");
        a2.command("FLUSHALL");
        long before = cache.statistics().loads();
        assertThat(cache.getAll(keys, ReplicasTest::values)).hasSize(50);
        assertThat(cache.statistics().loads()).isEqualTo(before);
        assertThat(cache.statistics().copies()).isEqualTo(50);
    }

    /** Two readers in turn, each of whom finds his own copy evicted, gave an entry another life for ever. */
    @Test
    void evictedAndCopiedInTurn_valueEndsWhenItsTimeIsOver() {
        var spec = TWO.times(TWO.times().withJitter(0).withValue(Duration.ofSeconds(1)));
        assertEndsInTime(spec, key -> new Versioned<>("v", 1));
    }

    @Test
    void evictedAndCopiedInTurn_absenceEndsWhenItsTimeIsOver() {
        var spec = TWO.times(TWO.times().withJitter(0).withAbsent(Duration.ofSeconds(1)));
        assertEndsInTime(spec, key -> null);
    }

    private void assertEndsInTime(CacheSpec<String> spec, Loader<String> loader) {
        var caches = List.of(inA.cache(spec), inB.cache(spec));
        var loads = new AtomicInteger();
        long begin = System.nanoTime();
        for (int turn = 0; loads.get() < 2 && System.nanoTime() - begin < 10_000_000_000L; turn++) {
            caches.get(turn % 2).get("k", key -> {
                loads.incrementAndGet();
                return loader.load(key);
            });
            evict("k", ZONES.get((turn + 1) % 2));
        }
        assertThat(loads).hasValue(2);
    }

    /** The node says how much of its time is left, whatever the clocks of processes say. */
    @Test
    void copy_hasTheRestOfTheLife_thatItsNodeGivesTheEntry() {
        inA.cache(TWO).get("k", key -> new Versioned<>("v", 1));
        owners(inA, "k").stream().filter(owner -> owner.zone().equals("za")).forEach(owner -> process(owner)
                .command("PEXPIRE", "two@1:k", "30000"));
        evict("k", "zb");
        inB.cache(TWO).get("k", key -> new Versioned<>("never", 9));
        for (var owner : owners(inA, "k")) {
            assertThat(Long.parseLong(process(owner).command("PTTL", "two@1:k")))
                    .isBetween(1L, 30_000L);
        }
    }

    private void evict(String key, String zone) {
        owners(inA, key).stream().filter(owner -> owner.zone().equals(zone)).forEach(owner -> process(owner)
                .command("DEL", "two@1:" + key));
    }

    /** The row was deleted behind the cache's back, and one reader has to be certain. */
    @Test
    void strong_rowIsGone_entryGoesInBothZones() {
        var cacheA = inA.cache(TWO);
        var cacheB = inB.cache(TWO);
        cacheA.get("k", key -> new Versioned<>("v1", 1));
        assertThat(cacheA.get("k", Consistency.STRONG, key -> null)).isEmpty();
        assertThat(cacheB.get("k", key -> null)).isEmpty();
        assertThat(cacheA.get("k", key -> null)).isEmpty();
    }

    @Test
    void strong_rowIsGone_nearCachesOfOtherProcessesHearIt() {
        var near = TWO.near(new CacheSpec.Near(64 << 10, Duration.ofMinutes(1)));
        var cacheA = inA.cache(near);
        var cacheB = inB.cache(near);
        Eventually.holds(() -> {
            cacheB.get("k", key -> new Versioned<>("v1", 1));
            return cacheB.statistics().nearHits() > 0;
        });
        assertThat(cacheA.get("k", Consistency.STRONG, key -> null)).isEmpty();
        Eventually.holds(() -> cacheB.get("k", key -> null).isEmpty());
    }

    /** Somebody loaded the row before it was deleted, and fills after the reader who was certain. */
    @Test
    void strong_rowIsGone_olderLoadIsNotStored() {
        var cacheA = inA.cache(TWO);
        inB.cache(TWO).get("k", key -> {
            assertThat(cacheA.get("k", Consistency.STRONG, it -> null)).isEmpty();
            return new Versioned<>("v1", 1);
        });
        assertThat(cacheA.get("k", key -> null)).isEmpty();
        assertThat(inB.cache(TWO).get("k", key -> null)).isEmpty();
    }

    @Test
    void strong_ownPlaceIsRight_otherPlacesAreSetRight() {
        inA.cache(TWO).get("k", key -> new Versioned<>("v1", 1));
        owners(inA, "k").stream().filter(owner -> owner.zone().equals("za")).forEach(owner -> process(owner)
                .command("SET", "two@1:k", "V 2\nv2"));
        assertThat(inA.cache(TWO).get("k", Consistency.STRONG, key -> new Versioned<>("v2", 2)))
                .contains("v2");
        assertThat(inB.cache(TWO).get("k", key -> new Versioned<>("v2", 2))).contains("v2");
    }

    /** A node that does not hear that a row is gone hears it before it is used again. */
    @Test
    void strong_rowIsGone_nodeThatIsAwayHearsItLater() {
        var cacheA = inA.cache(TWO);
        cacheA.get("k", key -> new Versioned<>("v1", 1));
        var away = owners(inA, "k").stream()
                .filter(owner -> owner.zone().equals("zb"))
                .map(this::process)
                .findFirst()
                .orElseThrow();
        away.pause();
        assertThat(cacheA.get("k", Consistency.STRONG, key -> null)).isEmpty();
        away.resume();
        Eventually.holds(() -> away.command("EXISTS", "two@1:k").equals("0"));
    }

    @Test
    void ownerIsAway_withGutter_theNextNodeStandsIn_forTenSecondsAtMost() {
        var cache = inA.cache(GUTTER);
        process(inA.topology().owner("k")).kill();
        var loads = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            assertThat(cache.get("k", it -> loaded(loads))).contains("v");
            assertThat(cache.getAll(List.of("k"), ReplicasTest::values)).containsEntry("k", "v");
        }
        assertThat(loads).hasValue(1);
        var next = process(inA.topology().nodes().get(inA.topology().placement().ranking("k")[1]));
        assertThat(Long.parseLong(next.command("PTTL", "gutter@1:k"))).isBetween(1L, 10_000L);
    }

    /** The writer reaches the owner, the reader does not: what stands in is told all the same. */
    @Test
    void ownerIsAway_withGutter_invalidationsReachWhoStandsIn() {
        RingCache<String> cache = inA.cache(GUTTER);
        process(inA.topology().owner("k")).kill();
        assertThat(cache.get("k", it -> new Versioned<>("v1", 1))).contains("v1");
        inB.cache(GUTTER).invalidate("k", 2);
        assertThat(cache.get("k", it -> new Versioned<>("v2", 2))).contains("v2");
    }

    private RedisProcess process(RingNode node) {
        return all.stream()
                .filter(it -> it.node().name().equals(node.name()))
                .findFirst()
                .orElseThrow();
    }

    private static Versioned<String> loaded(AtomicInteger loads) {
        loads.incrementAndGet();
        return new Versioned<>("v", 1);
    }

    private static Map<String, Versioned<String>> values(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>("v-" + key, 1)));
    }
}
