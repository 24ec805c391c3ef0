package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.testing.AgreedRing;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.MemoryLog;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.topology.Topologies;

/**
 * Processes that agree on their ring by a log, while the ring changes and while one of them is cut off from the log.
 */
class AgreedRingTest {

    private static final MembershipOptions WITHOUT_WINDOW = AgreedRing.QUICK.migrationWindow(Duration.ZERO);

    private final RedisProcess a = RedisProcess.start("a");
    private final RedisProcess b = RedisProcess.start("b");
    private final RedisProcess c = RedisProcess.start("c");
    private final MemoryLog log = new MemoryLog();
    private AgreedRing one;
    private AgreedRing two;

    @BeforeEach
    void start() {
        one = AgreedRing.start(log, a, b);
        two = AgreedRing.start(log, a, b);
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        List.of(a, b, c).forEach(RedisProcess::close);
    }

    private static RingCache<String> cache(AgreedRing ring) {
        return ring.ring().cache(Rings.texts("agreed"));
    }

    @Test
    void processes_startedAtOnce_agreeOnOneGenesis() {
        assertThat(one.ring().topology().epoch()).isEqualTo(1);
        assertThat(two.ring().topology().nodes())
                .isEqualTo(one.ring().topology().nodes());
        assertThat(one.ring().membership().current()).isTrue();
        cache(one).get("k", key -> new Versioned<>("v", 1));
        assertThat(cache(two).get("k", key -> new Versioned<>("never", 9))).contains("v");
    }

    @Test
    void proposals_ofTwoAtOnce_oneHolds_andBothKnowWhich() {
        var joins = new RingChange.Join(c.node());
        long epoch = one.ring().topology().epoch();
        assertThat(one.ring().propose(joins, epoch)).isEqualTo(new ChangeOutcome.Applied(2));
        assertThat(two.ring().propose(new RingChange.Leave("a"), epoch))
                .isInstanceOfSatisfying(ChangeOutcome.Refused.class, it -> assertThat(it.reason())
                        .isEqualTo(ChangeOutcome.Reason.EPOCH_MOVED));
        assertThat(two.ring().topology().nodes())
                .isEqualTo(one.ring().topology().nodes());
    }

    /** Once a node has heard of an epoch, nobody with an older view uses its answer or writes to it. */
    @Test
    void viewIsOutdated_nodeRefuses_andTheCallerLoads() {
        var key = keyOf(one.ring(), "a");
        cache(one).get(key, it -> new Versioned<>("v1", 1));
        two.log().cut();
        one.propose(new RingChange.Reincarnate("b", incarnation("b")));
        cache(one).get(key, it -> new Versioned<>("never", 9));
        assertThat(cache(two).get(key, it -> new Versioned<>("loaded", 1))).contains("loaded");
        assertThat(cache(two).statistics().bypasses()).isEqualTo(1);
        two.log().join();
        await(() ->
                two.ring().topology().epoch() == 2 && two.ring().membership().current());
        assertThat(cache(two).get(key, it -> new Versioned<>("never", 9))).contains("v1");
    }

    /** The node has heard nothing, so that the lease alone has to do it. */
    @Test
    void viewLeaseIsOver_cacheIsBypassed_untilTheLogIsBack() {
        var key = keyOf(one.ring(), "a");
        cache(two).get(key, it -> new Versioned<>("v1", 1));
        two.log().cut();
        await(() -> !two.ring().membership().current());
        assertThat(cache(two).get(key, it -> new Versioned<>("source", 1))).contains("source");
        assertThat(cache(two).getAll(List.of(key), keys -> Map.of(key, new Versioned<>("source", 1))))
                .containsEntry(key, "source");
        two.log().join();
        await(() -> two.ring().membership().current());
        assertThat(cache(two).get(key, it -> new Versioned<>("never", 9))).contains("v1");
    }

    /** It asks no node, but it knows. */
    @Test
    void strongRead_byAViewThatIsTooOld_saysThatTheRowIsGone_onceItKnowsTheRing() {
        var key = keyOf(one.ring(), "a");
        cache(one).get(key, it -> new Versioned<>("v1", 1));
        two.log().cut();
        one.propose(new RingChange.Reincarnate("b", incarnation("b")));
        assertThat(cache(one).get(key, it -> new Versioned<>("never", 9))).contains("v1");
        await(() -> !two.ring().membership().current());
        assertThat(cache(two).get(key, Consistency.STRONG, it -> null)).isEmpty();
        two.log().join();
        await(() -> cache(one).get(key, it -> null).isEmpty());
    }

    /** twemproxy #604: set v1 at A; A away; set v2 goes elsewhere; A returns; readers got v1. */
    @Test
    void nodeAway_leaves_andComesBackWithWhatItKept_oldValueIsOutOfReach() {
        var key = keyOf(one.ring(), "a");
        cache(one).get(key, it -> new Versioned<>("v1", 1));
        a.pause();
        one.propose(new RingChange.Leave("a"));
        cache(one).invalidate(key, 2);
        assertThat(cache(one).get(key, it -> new Versioned<>("v2", 2))).contains("v2");
        a.resume();
        // While entries still move the ring itself would refuse; this is the moment after.
        log.append(new LogRecord.Proposal("operator-1", 2, new RingChange.Join(a.node())));
        await(() -> one.ring().states().get("a") == NodeState.UP
                && two.ring().states().get("a") == NodeState.UP);
        for (var ring : List.of(one, two)) {
            assertThat(cache(ring).get(key, it -> new Versioned<>("v2", 2))).contains("v2");
        }
    }

    /**
     * An invalidation that went by an outdated view is said again where the key is now. Nobody reads at its former
     * place any more.
     */
    @Test
    void writerWithAnOutdatedView_tellsTheNewOwner_onceItKnowsIt() {
        var other = new MemoryLog();
        try (var reader = AgreedRing.start(other, WITHOUT_WINDOW, options -> options, a, b);
                var writer = AgreedRing.start(other, WITHOUT_WINDOW, options -> options, a, b)) {
            var key = movingTo("c");
            writer.log().cut();
            reader.propose(new RingChange.Join(c.node()));
            await(() -> reader.ring().states().get("c") == NodeState.UP);
            assertThat(cache(reader).get(key, it -> new Versioned<>("v1", 1))).contains("v1");
            cache(writer).invalidate(key, 2);
            assertThat(cache(reader).get(key, it -> new Versioned<>("never", 9)))
                    .contains("v1");
            writer.log().join();
            await(() -> writer.ring().topology().epoch() == 2);
            await(() -> cache(reader)
                    .get(key, it -> new Versioned<>("v2", 2))
                    .orElseThrow()
                    .equals("v2"));
        }
    }

    /**
     * A heartbeat that comes back while the first cache repeats what it said must not take the second one's for
     * settled.
     */
    @Test
    void writerWithAnOutdatedView_saysAgainWhatAllItsCachesSaid_howeverLongTheFirstTakes() {
        var other = new MemoryLog();
        var gate = new Gate(() -> Thread.currentThread().getName().startsWith("ring-tell-again"));
        try (var reader = AgreedRing.start(other, WITHOUT_WINDOW, options -> options, a, b);
                var writer = AgreedRing.start(other, WITHOUT_WINDOW, options -> options.observer(gate), a, b)) {
            var key = movingTo("c");
            var specs = List.of(Rings.texts("first"), Rings.texts("second"));
            specs.forEach(spec -> writer.ring().cache(spec));
            writer.log().cut();
            joins(reader, c);
            for (var spec : specs) {
                assertThat(reader.ring().cache(spec).get(key, it -> new Versioned<>("v1", 1)))
                        .contains("v1");
                writer.ring().cache(spec).invalidate(key, 2);
            }
            writer.log().join();
            gate.awaitSomebody();
            awaitHeartbeats(other, 24);
            gate.open();
            specs.forEach(spec -> awaitSecond(reader.ring().cache(spec), key));
        }
    }

    /** One call that was refused must not stop the repetition of the others. */
    @Test
    void writerWithAnOutdatedView_callThatWasRefused_stopsNoOther() {
        var other = new MemoryLog();
        try (var reader = AgreedRing.start(other, WITHOUT_WINDOW, options -> options, a, b);
                var writer = AgreedRing.start(other, WITHOUT_WINDOW, options -> options, a, b)) {
            var key = movingTo("c");
            cache(writer);
            writer.log().cut();
            joins(reader, c);
            assertThat(cache(reader).get(key, it -> new Versioned<>("v1", 1))).contains("v1");
            assertThatThrownBy(() -> cache(writer).invalidate("refused", -1))
                    .isInstanceOf(IllegalArgumentException.class);
            cache(writer).invalidate(key, 2);
            writer.log().join();
            awaitSecond(cache(reader), key);
        }
    }

    /** A thread that knows which nodes to tell, and then stands still until the ring is another one. */
    @Test
    void writerThatStandsStill_whileTheRingChanges_tellsTheNewOwner() throws InterruptedException {
        var other = new MemoryLog();
        var gate = new Gate(() -> Thread.currentThread().getName().equals("paused"));
        try (var reader = AgreedRing.start(other, WITHOUT_WINDOW, options -> options, a, b);
                var writer = AgreedRing.start(other, WITHOUT_WINDOW, options -> options.observer(gate), a, b)) {
            var key = movingTo("c");
            var cache = cache(writer);
            var paused = Thread.ofPlatform().name("paused").start(() -> cache.invalidate(key, 2));
            gate.awaitSomebody();
            awaitHeartbeats(other, 24);
            joins(reader, c);
            assertThat(cache(reader).get(key, it -> new Versioned<>("v1", 1))).contains("v1");
            gate.open();
            paused.join();
            awaitSecond(cache(reader), key);
        }
    }

    /** Holds up whoever tells a node of a change, on threads of a kind. */
    private static final class Gate implements RingObserver {

        private final BooleanSupplier holdsUp;
        private final CountDownLatch somebody = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate(BooleanSupplier holdsUp) {
            this.holdsUp = holdsUp;
        }

        @Override
        public Ending nodeCalled(String operation, RingNode node) {
            if (operation.equals("invalidate") && holdsUp.getAsBoolean()) {
                somebody.countDown();
                awaitUninterruptibly(open);
            }
            return Ending.NONE;
        }

        void awaitSomebody() {
            awaitUninterruptibly(somebody);
        }

        void open() {
            open.countDown();
        }

        private static void awaitUninterruptibly(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void joins(AgreedRing ring, RedisProcess node) {
        ring.propose(new RingChange.Join(node.node()));
        await(() -> ring.ring().states().get(node.node().name()) == NodeState.UP);
    }

    private static void awaitHeartbeats(MemoryLog log, int more) {
        long before = heartbeats(log);
        await(() -> heartbeats(log) > before + more);
    }

    private static void awaitSecond(RingCache<String> cache, String key) {
        await(() -> cache.get(key, it -> new Versioned<>("v2", 2)).orElseThrow().equals("v2"));
    }

    /** As during a rolling change: what one of them reads, the other one tells. */
    @Test
    void writerOfFewerReplicas_tellsEveryPlaceThatOthersRead() {
        var other = new MemoryLog();
        try (var reader = AgreedRing.start(other, AgreedRing.QUICK, options -> zoned(options, "z2", 2), a, b);
                var writer = AgreedRing.start(other, AgreedRing.QUICK, options -> zoned(options, "z1", 1), a, b)) {
            var versions = IntStream.range(0, 20).boxed().collect(Collectors.toMap(i -> "k" + i, i -> 2L));
            Eventually.holds(() -> {
                versions.keySet().forEach(key -> cache(reader).get(key, it -> new Versioned<>("v1", 1)));
                return b.command("KEYS", "agreed@*").split("agreed@").length > 20;
            });
            cache(writer).invalidateAll(versions);
            versions.keySet().forEach(key -> assertThat(cache(reader).get(key, it -> new Versioned<>("v2", 2)))
                    .contains("v2"));
        }
    }

    /** The same ring with its nodes in two zones. */
    private RingOptions zoned(RingOptions options, String zone, int replicas) {
        var nodes = List.of(
                new RingNode("a", a.node().address(), 1, "z1", 1),
                new RingNode("b", b.node().address(), 1, "z2", 1));
        return RingOptions.of(nodes)
                .client(options.client())
                .membership(options.membership())
                .zone(zone)
                .replicas(replicas);
    }

    /** Whoever does not know yet that the node has left reads its copy of a hot key; so it hears of the change. */
    @Test
    void copyOfAHotKey_onANodeThatHasLeft_isToldOfAWrite() {
        var other = new MemoryLog();
        try (var reader = AgreedRing.start(other, a, b, c);
                var writer = AgreedRing.start(other, a, b, c)) {
            var spec = Rings.texts("hot").hotCopies(2);
            var cache = reader.ring().cache(spec);
            var copy = second("hot", a, b, c);
            Eventually.holds(() -> {
                cache.get("hot", it -> new Versioned<>("v1", 1));
                return cache.statistics().hotReads() > 0
                        && copy.command("KEYS", "hot@*:hot").contains("hot");
            });
            reader.log().cut();
            writer.propose(new RingChange.Leave(copy.node().name()));
            writer.ring().cache(spec).invalidate("hot", 2);
            for (int i = 0; i < 50; i++) {
                assertThat(cache.get("hot", it -> new Versioned<>("v2", 2))).contains("v2");
            }
        }
    }

    /** The node that has a copy of a key besides its owner. */
    private static RedisProcess second(String key, RedisProcess... nodes) {
        var topology =
                Topologies.slotTable(1, Stream.of(nodes).map(RedisProcess::node).toList());
        var name = topology.nodes().get(topology.placement().ranking(key)[1]).name();
        return Stream.of(nodes)
                .filter(node -> node.node().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * While the key was elsewhere, nobody told the node that kept an entry of it: it must not be read when the key
     * comes back.
     */
    @Test
    void keyThatWasElsewhere_andComesBack_isNotReadAsItWas() {
        var quick = AgreedRing.QUICK.viewLease(Duration.ofMillis(500)).migrationWindow(Duration.ZERO);
        var other = new MemoryLog();
        try (var reader = AgreedRing.start(other, quick, options -> options, a, b);
                var writer = AgreedRing.start(other, quick, options -> options, a, b)) {
            var key = movingTo("c");
            cache(reader).get(key, it -> new Versioned<>("v1", 1));
            reader.propose(new RingChange.Join(c.node()));
            LockSupport.parkNanos(quick.formerKept().multipliedBy(2).toNanos());
            cache(writer).invalidate(key, 2);
            LockSupport.parkNanos(quick.viewLease().multipliedBy(2).toNanos());
            reader.propose(new RingChange.Leave("c"));
            assertThat(cache(reader).get(key, it -> new Versioned<>("v2", 2))).contains("v2");
        }
    }

    /** mcrouter #202 and its kin: a server that went down with v1 comes up with it, and has missed v2. */
    @Test
    void nodeComesUpWithWhatItHeld_beginsAnotherIncarnation_beforeItIsRead(@TempDir Path folder) {
        try (var kept = RedisProcess.durable("kept", folder);
                var reader = AgreedRing.start(new MemoryLog(), kept)) {
            cache(reader).get("k", it -> new Versioned<>("v1", 1));
            kept.kill();
            await(() -> reader.ring().states().get("kept") == NodeState.DOWN);
            kept.restart();
            assertThat(kept.command("DBSIZE"))
                    .as("the entry and the ring's epoch")
                    .isEqualTo("2");
            await(() -> reader.ring().states().get("kept") == NodeState.UP);
            assertThat(cache(reader).get("k", it -> new Versioned<>("v2", 2))).contains("v2");
            assertThat(reader.ring().topology().epoch()).isEqualTo(2);
        }
    }

    @Test
    void nodeThatWasDownForAll_isNotReincarnatedOverAndOver() {
        var key = keyOf(one.ring(), "a");
        a.kill();
        await(() -> one.ring().states().get("a") == NodeState.DOWN
                && two.ring().states().get("a") == NodeState.DOWN);
        long heartbeats = heartbeats();
        for (int version = 1; version < 50; version++) {
            cache(one).invalidate(key, version);
        }
        await(() -> heartbeats() > heartbeats + 24);
        assertThat(one.ring().topology().epoch()).isLessThanOrEqualTo(2);
    }

    /** Who came back to it first read what it had missed, until those who knew of that had come back too. */
    @Test
    void nodeAwayForAll_thatMissesAnInvalidation_isReincarnated_beforeAnybodyUsesItAgain() {
        var key = keyOf(one.ring(), "a");
        cache(two).get(key, it -> new Versioned<>("v1", 1));
        long before = incarnation("a");
        a.kill();
        await(() -> one.ring().states().get("a") == NodeState.DOWN
                && two.ring().states().get("a") == NodeState.DOWN);
        long heartbeats = heartbeats();
        await(() -> heartbeats() > heartbeats + 8);
        cache(one).invalidate(key, 2);
        await(() -> incarnation("a") > before);
    }

    private long heartbeats() {
        return heartbeats(log);
    }

    private static long heartbeats(MemoryLog log) {
        return log.records().stream()
                .filter(it -> it instanceof LogRecord.Heartbeat)
                .count();
    }

    private long incarnation(String name) {
        return one.ring().topology().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .incarnation();
    }

    /** A key that a node will own once it has joined. */
    private String movingTo(String name) {
        var after = Topologies.slotTable(9, List.of(a.node(), b.node(), c.node()));
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "k" + i)
                .filter(key -> after.owner(key).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String keyOf(CacheRing ring, String node) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "k" + i)
                .filter(key -> ring.owners(key).owners().equals(List.of(node)))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
