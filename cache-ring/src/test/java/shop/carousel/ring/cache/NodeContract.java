package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Loader;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeStatus;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.entry.EntryHeader;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.testing.NodeProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.view.CacheNodes;

/** What a cache promises on nodes of every kind, seen from outside: whatever is stored shows in what is loaded next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeContract {

    private static final int KEYS = 60;
    private static final Loader<String> NEVER = key -> {
        throw new AssertionError("loaded " + key);
    };

    private List<NodeProcess> nodes = List.of();
    private CacheRing ring = closed();
    private RingCache<String> cache = closedCache();

    /** The nodes of the pool, started. */
    abstract List<NodeProcess> start();

    /** What carries commands to them. */
    NodeTransport transport() {
        return NodeTransport.DIRECT;
    }

    @BeforeAll
    void open() {
        nodes = start();
        ring = Rings.patient(transport(), nodes.toArray(NodeProcess[]::new));
        cache = ring.cache(spec());
    }

    @BeforeEach
    void empty() {
        nodes.forEach(NodeProcess::empty);
    }

    @AfterAll
    void stop() {
        ring.close();
        nodes.forEach(NodeProcess::close);
    }

    private static CacheSpec<String> spec() {
        return Rings.texts("contract");
    }

    private static Loader<String> loading(String value, long version) {
        return key -> new Versioned<>(value, version);
    }

    /** One key for each node of the pool, so that every kind of node has to keep each promise. */
    private List<String> keys() {
        return nodes.stream().map(node -> keyOn(node.node().name())).toList();
    }

    private String keyOn(String node) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "k" + i)
                .filter(key -> ring.topology().owner(key).name().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private NodeProcess owner(String key) {
        var name = ring.topology().owner(key).name();
        return nodes.stream()
                .filter(node -> node.node().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void value_loadedOnce_comesFromTheNode() {
        for (var key : keys()) {
            assertThat(cache.get(key, loading("v", 1))).contains("v");
            assertThat(cache.get(key, NEVER)).contains("v");
        }
    }

    @Test
    void absence_loadedOnce_comesFromTheNode() {
        for (var key : keys()) {
            assertThat(cache.get(key, missing -> null)).isEmpty();
            assertThat(cache.get(key, NEVER)).isEmpty();
        }
    }

    @Test
    void keysOfEverySort_areKeptApart() {
        var odd = List.of(" ", "a b", "ä", "日本", "😀", "a\r\nb", "\0", "#x", "x".repeat(512), "x".repeat(511) + "y");
        odd.forEach(key -> cache.get(key, loading("value of " + key, 1)));
        odd.forEach(key -> assertThat(cache.get(key, NEVER)).contains("value of " + key));
    }

    @Test
    void r1_invalidatedDuringTheLoad_isNotStored() {
        for (var key : keys()) {
            cache.get(key, missing -> {
                cache.invalidate(key, 2);
                return new Versioned<>("v1", 1);
            });
            assertThat(cache.get(key, loading("v2", 2))).contains("v2");
            assertThat(cache.get(key, NEVER)).contains("v2");
        }
    }

    /** The lease alone has to do it: the tombstone may be evicted. */
    @Test
    void r1_tombstoneEvicted_isNotStoredEither() {
        for (var key : keys()) {
            cache.get(key, missing -> {
                cache.invalidate(key, 2);
                owner(key).remove("contract@1:" + key);
                return new Versioned<>("v1", 1);
            });
            assertThat(cache.get(key, loading("v2", 2))).contains("v2");
        }
    }

    @Test
    void r1_leaseWentToAnother_onlyTheOtherStores() {
        for (var key : keys()) {
            cache.get(key, missing -> {
                cache.invalidate(key, 2);
                owner(key).remove("contract@1:" + key);
                cache.get(key, loading("v2", 2));
                return new Versioned<>("v1", 1);
            });
            assertThat(cache.get(key, NEVER)).contains("v2");
        }
    }

    @Test
    void r4_lateInvalidationOfAnOlderVersion_leavesTheValue() {
        for (var key : keys()) {
            cache.invalidate(key, 5);
            cache.invalidate(key, 4);
            cache.get(key, loading("v5", 5));
            cache.invalidate(key, 4);
            cache.invalidate(key, 5);
            assertThat(cache.get(key, NEVER)).contains("v5");
        }
    }

    @Test
    void r4_invalidationTwice_leavesTheSecondLoadersLease() {
        for (var key : keys()) {
            cache.invalidate(key, 2);
            cache.get(key, missing -> {
                cache.invalidate(key, 2);
                return new Versioned<>("v2", 2);
            });
            assertThat(cache.get(key, NEVER)).contains("v2");
        }
    }

    @Test
    void r5_loadFromALaggingSource_isNotStored() {
        for (var key : keys()) {
            cache.invalidate(key, 2);
            assertThat(cache.get(key, loading("v1", 1))).contains("v1");
            assertThat(cache.get(key, loading("v2", 2))).contains("v2");
            assertThat(cache.get(key, NEVER)).contains("v2");
        }
    }

    @Test
    void r6_nodeComesBackInANewIncarnation_whatItKeptIsOutOfReach() {
        for (var key : keys()) {
            cache.get(key, loading("v1", 1));
        }
        var again =
                nodes.stream().map(NodeProcess::node).map(NodeContract::raised).toList();
        try (var later = CacheRings.start(RingOptions.of(again))) {
            for (var key : keys()) {
                assertThat(later.cache(spec()).get(key, loading("v2", 2))).contains("v2");
            }
        }
    }

    private static RingNode raised(RingNode node) {
        return new RingNode(
                node.name(), node.address(), node.weight(), node.zone(), node.incarnation() + 1, node.kind());
    }

    @Test
    void r8_insertedWhileAbsenceWasLoaded_absenceIsNotStored() {
        for (var key : keys()) {
            cache.get(key, missing -> {
                cache.invalidate(key, 0);
                return null;
            });
            assertThat(cache.get(key, loading("v0", 0))).contains("v0");
        }
    }

    @Test
    void r8_insertedAfterAbsenceWasStored_absenceGoes() {
        for (var key : keys()) {
            cache.get(key, missing -> null);
            cache.invalidate(key, 0);
            assertThat(cache.get(key, loading("v0", 0))).contains("v0");
        }
    }

    @Test
    void garbageOnTheNode_isAMissAndReplaced() {
        for (var key : keys()) {
            for (var garbage : List.of("garbage", "V x\nvalue", "V ", "L", "T")) {
                owner(key).put("contract@1:" + key, garbage);
                assertThat(cache.get(key, loading("new", 1))).contains("new");
                assertThat(cache.get(key, NEVER)).contains("new");
            }
        }
    }

    @Test
    void loaderFails_theNextCallerNeedNotWait() {
        var fresh = ring.cache(Rings.texts("failing"));
        for (var key : keys()) {
            assertThat(catchThrowable(() -> fresh.get(key, missing -> {
                        throw new IllegalStateException("failed");
                    })))
                    .hasMessage("failed");
            assertThat(fresh.get(key, loading("v", 1))).contains("v");
        }
        assertThat(fresh.statistics().waits()).isZero();
    }

    @Test
    void manyKeys_comeFromAllNodesAndAreInvalidatedThere() {
        var keys = IntStream.range(0, KEYS).mapToObj(i -> "many-" + i).toList();
        var loads = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            assertThat(cache.getAll(keys, missing -> versioned(missing, 1, loads)))
                    .hasSize(KEYS);
        }
        assertThat(loads).hasValue(KEYS);
        cache.invalidateAll(keys.stream().collect(Collectors.toMap(key -> key, key -> 2L)));
        cache.getAll(keys, missing -> versioned(missing, 2, loads));
        assertThat(loads).hasValue(2 * KEYS);
    }

    private static Map<String, Versioned<String>> versioned(Set<String> keys, long version, AtomicInteger loads) {
        loads.addAndGet(keys.size());
        return keys.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>("v-" + key, version)));
    }

    @Test
    void coldKeys_manyCallersOfTwoProcesses_areLoadedOnceEach() throws Exception {
        try (var other = Rings.patient(nodes.toArray(NodeProcess[]::new));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var loads = new AtomicInteger();
            var start = new CountDownLatch(1);
            var answers = new ArrayList<Future<?>>();
            for (var key : keys()) {
                for (var its : List.of(cache, other.cache(spec()))) {
                    for (int i = 0; i < 16; i++) {
                        answers.add(threads.submit(() -> {
                            start.await();
                            return its.get(key, missing -> {
                                loads.incrementAndGet();
                                return new Versioned<>("v", 1);
                            });
                        }));
                    }
                }
            }
            start.countDown();
            for (var answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
            assertThat(loads).hasValue(nodes.size());
        }
    }

    /**
     * The law behind all of it, under whatever order the threads come to: what is left is never older than the last
     * write.
     */
    @Test
    void writersAndReaders_atOnce_leaveNothingOlderThanTheLastWrite() throws Exception {
        var rounds = 150;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : keys()) {
                var row = new AtomicInteger();
                var work = new ArrayList<Future<?>>();
                for (int worker = 0; worker < 4; worker++) {
                    boolean writes = worker == 0;
                    work.add(threads.submit(() -> {
                        for (int i = 0; i < rounds; i++) {
                            if (writes) {
                                cache.invalidate(key, row.incrementAndGet());
                            } else {
                                int before = row.get();
                                var read = cache.get(key, missing -> {
                                    int version = row.get();
                                    return new Versioned<>(Integer.toString(version), version);
                                });
                                // The write's invalidation may still be under way: one version may be missing.
                                assertThat(Integer.parseInt(read.orElseThrow())).isGreaterThanOrEqualTo(before - 1);
                            }
                        }
                    }));
                }
                for (var each : work) {
                    each.get(60, TimeUnit.SECONDS);
                }
                var last = cache.get(key, loading(Integer.toString(row.get()), row.get()));
                assertThat(last).contains(Integer.toString(row.get()));
            }
        }
    }

    /** The value stays readable while one caller loads it again; a write in between is not overwritten by that. */
    @Test
    void valuePastItsTime_isServedAndLoadedAgain_andNeverOverAWrite() {
        var graceful = ring.cache(
                Rings.texts("graceful").timeToLive(Duration.ofSeconds(1)).grace(Duration.ofMinutes(5)));
        for (var key : keys()) {
            graceful.get(key, loading("v1", 1));
            long misses = graceful.statistics().misses();
            var row = new AtomicInteger(1);
            await(() -> {
                var read = graceful.get(key, missing -> new Versioned<>("v" + row.incrementAndGet(), row.get()));
                return !read.orElseThrow().equals("v1");
            });
            assertThat(graceful.statistics().misses()).isEqualTo(misses);
            graceful.invalidate(key, 1_000);
            assertThat(graceful.get(key, loading("v1000", 1_000))).contains("v1000");
        }
    }

    @Test
    void leaseBesideAValue_isVoidedByAWrite() {
        for (var node : nodes) {
            var its = CacheNodes.connected(node.node(), transport());
            try {
                var entries = its.entries(Stamp.of("contract-lease", 1));
                var key = StoredKey.of("contract", 1, "beside");
                var header = new EntryHeader(1, EntryHeader.NEVER, 0, EntryHeader.NEVER, EntryHeader.PLAIN);
                entries.getOrLease(List.of(key), "first", 5_000).await();
                entries.fill(List.of(new Fill(key, header.bytes(), new byte[] {'v'}, 60_000)), "first")
                        .await();
                var due = new StaleEntry(key, header);
                assertThat(entries.leaseAgain(List.of(due), "second", 5_000).await())
                        .containsExactly(true);
                assertThat(entries.leaseAgain(List.of(due), "third", 5_000).await())
                        .containsExactly(false);
                entries.invalidate(List.of(new Tombstone(key, 2, 5_000))).await();
                node.remove(key.name());
                assertThat(entries.fill(List.of(new Fill(key, header.bytes(), new byte[] {'v'}, 60_000)), "second")
                                .await())
                        .containsExactly(Fill.Outcome.LEASE_LOST);
            } finally {
                its.close();
            }
        }
    }

    @Test
    void processWithAnOlderView_isRefusedOnceANewerOneHasSpoken() {
        for (var node : nodes) {
            var kind = CacheNodes.connected(node.node(), transport());
            try {
                var key = List.of(StoredKey.of("contract", 1, "epoch"));
                var newer = kind.entries(Stamp.of("contract", 2));
                var older = kind.entries(Stamp.of("contract", 1));
                older.getOrLease(key, "t", 1_000).await();
                newer.getOrLease(key, "t", 1_000).await();
                assertThat(catchThrowable(
                                () -> older.getOrLease(key, "t", 1_000).await()))
                        .hasMessageContaining("OUTDATED");
                assertThat(catchThrowable(() -> older.invalidate(List.of(new Tombstone(key.getFirst(), 9, 1_000)))
                                .await()))
                        .hasMessageContaining("OUTDATED");
            } finally {
                kind.close();
            }
        }
    }

    @Test
    void nodeKilled_callersLoad_andUseItAgainWhenItIsBack() {
        for (var node : nodes) {
            var key = keyOn(node.node().name());
            node.kill();
            assertThat(cache.get(key, loading("v", 1))).contains("v");
            cache.invalidate(key, 2);
            node.restart();
            await(() -> ring.states().get(node.node().name()) == NodeState.UP);
            assertThat(cache.get(key, loading("old", 1))).contains("old");
            assertThat(cache.get(key, loading("v2", 2))).contains("v2");
            assertThat(cache.get(key, NEVER)).contains("v2");
        }
    }

    /** It keeps its data while it is stopped, and misses an invalidation. */
    @Test
    void nodePaused_missesAnInvalidation_isToldBeforeItIsReadAgain() {
        var options = Rings.options(Duration.ofMillis(300), nodes.toArray(NodeProcess[]::new));
        try (var impatient = CacheRings.start(options.client(options.client().transport(transport())))) {
            var its = impatient.cache(spec());
            for (var node : nodes) {
                var key = keyOn(node.node().name());
                await(() -> impatient.states().get(node.node().name()) == NodeState.UP);
                its.get(key, loading("v1", 1));
                node.pause();
                its.invalidate(key, 2);
                assertThat(impatient.states().get(node.node().name())).isEqualTo(NodeState.DOWN);
                node.resume();
                await(() -> impatient.states().get(node.node().name()) == NodeState.UP);
                assertThat(its.get(key, loading("v2", 2))).contains("v2");
            }
        }
    }

    @Test
    void status_tellsOfEveryNode() {
        keys().forEach(key -> cache.get(key, loading("v", 1)));
        assertThat(ring.nodes()).hasSameSizeAs(nodes).allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(NodeState.UP);
            assertThat(status.keys()).isPositive();
        });
        assertThat(ring.nodes().stream().map(NodeStatus::id))
                .containsExactlyElementsOf(
                        nodes.stream().map(node -> node.node().name()).toList());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.yield();
        }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // Until it is opened.
    private static <T> T nothing() {
        return null;
    }

    private static CacheRing closed() {
        return nothing();
    }

    private static RingCache<String> closedCache() {
        return nothing();
    }
}
