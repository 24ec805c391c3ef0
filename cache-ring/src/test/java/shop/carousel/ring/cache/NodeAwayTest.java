package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.RingOverloadedException;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Nodes killed, stopped and brought back under a ring. */
class NodeAwayTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private final RedisProcess a = RedisProcess.start("a");
    private final RedisProcess b = RedisProcess.start("b");
    private final CacheRing ring = CacheRings.start(Rings.options(TIMEOUT, a, b));
    private final String onA = keyOf("a");
    private final String onB = keyOf("b");

    @AfterEach
    void stop() {
        a.resume();
        ring.close();
        a.close();
        b.close();
    }

    @Test
    void nodeKilled_callersLoad_andTheOtherNodeServes() {
        var cache = ring.cache(Rings.texts("away"));
        cache.get(onA, key -> new Versioned<>("v", 1));
        cache.get(onB, key -> new Versioned<>("v", 1));
        a.kill();
        assertThat(cache.get(onA, key -> new Versioned<>("loaded", 1))).contains("loaded");
        assertThat(cache.get(onB, key -> new Versioned<>("never", 1))).contains("v");
        cache.invalidate(onA, 2);
        assertThat(cache.statistics().bypasses()).isPositive();
        assertThat(ring.states()).containsEntry("a", NodeState.DOWN).containsEntry("b", NodeState.UP);
    }

    @Test
    void nodeComesBack_isUsedAgain() {
        var cache = ring.cache(Rings.texts("away"));
        a.kill();
        cache.get(onA, key -> new Versioned<>("v", 1));
        a.restart();
        await(() -> ring.states().get("a") == NodeState.UP);
        cache.get(onA, key -> new Versioned<>("fresh", 1));
        assertThat(cache.get(onA, key -> new Versioned<>("never", 1))).contains("fresh");
    }

    @Test
    void nodeStopped_costsItsTimeoutOnce_thenNothing() {
        var cache = ring.cache(Rings.texts("away"));
        cache.get(onA, key -> new Versioned<>("v", 1));
        a.pause();
        assertThat(millis(() -> cache.get(onA, key -> new Versioned<>("loaded", 1))))
                .isBetween(TIMEOUT.toMillis() - 50, 3 * TIMEOUT.toMillis());
        assertThat(ring.states()).containsEntry("a", NodeState.DOWN);
        assertThat(millis(() -> {
                    for (int i = 0; i < 100; i++) {
                        cache.get(onA, key -> new Versioned<>("loaded", 1));
                    }
                }))
                .isLessThan(TIMEOUT.toMillis());
    }

    @Test
    void nodeStopped_statusSaysDown_withinItsTimeout() {
        a.pause();
        assertThat(millis(ring::nodes)).isLessThan(3 * TIMEOUT.toMillis());
        assertThat(ring.nodes().getFirst().state()).isEqualTo(NodeState.DOWN);
        assertThat(ring.nodes().getFirst().keys()).isNull();
        assertThat(ring.nodes().getLast().state()).isEqualTo(NodeState.UP);
    }

    @Test
    void nodeStopped_manyKeysAtOnce_onlyItsOwnAreLate() {
        var cache = ring.cache(Rings.texts("away"));
        var keys = IntStream.range(0, 200).mapToObj(i -> "k" + i).toList();
        cache.getAll(keys, NodeAwayTest::versioned);
        a.pause();
        var loaded = new AtomicInteger();
        assertThat(millis(() -> assertThat(cache.getAll(keys, missing -> {
                            assertThat(missing)
                                    .allMatch(key -> ring.owners(key).owners().contains("a"));
                            loaded.addAndGet(missing.size());
                            return versioned(missing);
                        }))
                        .hasSize(200)))
                .isLessThan(3 * TIMEOUT.toMillis());
        assertThat(loaded.get()).isBetween(50, 150);
    }

    /** A node that was stopped keeps its data, and missed what was said meanwhile. */
    @Test
    void nodeStoppedThroughAnInvalidation_isToldBeforeItIsReadAgain() {
        var cache = ring.cache(Rings.texts("away"));
        cache.get(onA, key -> new Versioned<>("v1", 1));
        a.pause();
        cache.invalidate(onA, 2);
        cache.invalidate(onA, 3);
        cache.invalidate(onA, 2);
        a.resume();
        await(() -> ring.states().get("a") == NodeState.UP);
        assertThat(a.command("GET", "away@1:" + onA)).isEqualTo("T 3\n");
        assertThat(cache.get(onA, key -> new Versioned<>("v3", 3))).contains("v3");
        assertThat(cache.statistics().invalidationsDeferred()).isPositive();
    }

    @Test
    void nodeMissedTooManyInvalidations_isEmptiedBeforeItIsReadAgain() {
        var cache = ring.cache(Rings.texts("away"));
        cache.get(onA, key -> new Versioned<>("v1", 1));
        a.pause();
        var many = IntStream.range(0, 3 * MissedInvalidations.MOST)
                .mapToObj(i -> "m" + i)
                .collect(Collectors.toMap(key -> key, key -> 2L));
        cache.invalidateAll(many);
        cache.invalidate(onA, 2);
        a.resume();
        await(() -> ring.states().get("a") == NodeState.UP);
        assertThat(a.command("GET", "away@1:" + onA)).doesNotContain("v1");
        assertThat(cache.get(onA, key -> new Versioned<>("v2", 2))).contains("v2");
    }

    @Test
    void nodeFull_callersLoad_andInvalidationsStillCount() {
        var cache = ring.cache(Rings.texts("full"));
        cache.get(onA, key -> new Versioned<>("v1", 1));
        a.command("CONFIG", "SET", "maxmemory", "1");
        cache.invalidate(onA, 2);
        assertThat(a.command("EXISTS", "full@1:" + onA)).isEqualTo("0");
        for (int i = 0; i < 20; i++) {
            assertThat(cache.get(onA, key -> new Versioned<>("v2", 2))).contains("v2");
        }
        assertThat(ring.states()).containsEntry("a", NodeState.UP);
        a.command("CONFIG", "SET", "maxmemory", "0");
        cache.get(onA, key -> new Versioned<>("v2", 2));
        assertThat(cache.get(onA, key -> new Versioned<>("never", 9))).contains("v2");
    }

    @Test
    void nodeAway_onlySoManyLoadAtATime_othersAreRefused() throws Exception {
        var limits = new CacheSpec.Limits(512, 1024, 2, Duration.ofMillis(50));
        var cache = ring.cache(Rings.texts("away").limits(limits));
        a.kill();
        await(() -> ring.states().get("a") == NodeState.DOWN);
        var busy = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> cache.get(onA, key -> {
                    busy.countDown();
                    release.await();
                    return null;
                }));
            }
            busy.await();
            try {
                assertThatThrownBy(() -> cache.get(onA, key -> null)).isInstanceOf(RingOverloadedException.class);
                assertThatThrownBy(() -> cache.getAll(List.of(onA, onB), NodeAwayTest::versioned))
                        .isInstanceOfSatisfying(RingOverloadedException.class, e -> assertThat(e.refused())
                                .containsExactly(onA));
                assertThat(cache.get(onB, key -> new Versioned<>("never", 9)))
                        .as("the other node's key was loaded and stored")
                        .contains("v-" + onB);
            } finally {
                release.countDown();
            }
        }
        assertThat(cache.get(onA, key -> new Versioned<>("v", 1))).contains("v");
    }

    @Test
    void ringStartsWithoutANode_andUsesItWhenItComes() {
        a.kill();
        try (var late = CacheRings.start(Rings.options(TIMEOUT, a, b))) {
            assertThat(late.states()).containsEntry("a", NodeState.DOWN);
            assertThat(late.cache(Rings.texts("late")).get(onA, key -> new Versioned<>("v", 1)))
                    .contains("v");
            a.restart();
            await(() -> late.states().get("a") == NodeState.UP);
        }
    }

    @Test
    void ringClosed_callersLoad() {
        var cache = ring.cache(Rings.texts("away"));
        ring.close();
        assertThat(cache.get(onA, key -> new Versioned<>("v", 1))).contains("v");
        cache.invalidate(onA, 2);
        assertThat(cache.getAll(List.of(onA, onB), NodeAwayTest::versioned)).hasSize(2);
    }

    private static Map<String, Versioned<String>> versioned(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>("v-" + key, 1)));
    }

    private String keyOf(String node) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "k" + i)
                .filter(key -> ring.owners(key).owners().equals(List.of(node)))
                .findFirst()
                .orElseThrow();
    }

    private static long millis(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
