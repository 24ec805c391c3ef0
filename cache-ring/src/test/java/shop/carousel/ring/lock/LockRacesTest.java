package shop.carousel.ring.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.Link;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.membership.LogMembership;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.testing.LockNodes;
import shop.carousel.ring.testing.LockProcess;
import shop.carousel.ring.testing.MemoryLog;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.topology.Topologies;

/** While a lock is held, its node is flushed, killed, left by the ring, or its holder stopped: nobody else gets it. */
class LockRacesTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofMillis(500);
    private static final List<String> KEY = List.of("a");
    private static final Vertx VERTX = Vertx.vertx();
    private static final RedisProcess CACHE = RedisProcess.start("cache");

    private final RedisProcess node = RedisProcess.start("lock-a");
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(node));

    @AfterEach
    void close() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @AfterAll
    static void stop() {
        CACHE.close();
        VERTX.close();
    }

    private CacheRing ring(long epoch) {
        return ring(epoch, List.of(), node);
    }

    private RedisProcess another(String name) {
        var another = RedisProcess.start(name);
        opened.add(another);
        return another;
    }

    private CacheRing ring(long epoch, List<RingNode> former, RedisProcess... nodes) {
        return ring(epoch, former, Stream.of(nodes).map(RedisProcess::node).toList());
    }

    private CacheRing ring(long epoch, List<RingNode> former, List<RingNode> nodes) {
        var ring = CacheRings.start(options(epoch, former, nodes));
        opened.add(ring);
        return ring;
    }

    /** A process that agrees with others by a log. */
    private CacheRing ring(MemoryLog.End log, long epoch, RedisProcess lockNode) {
        var options = options(epoch, List.of(), List.of(lockNode.node()));
        var agreed = LogMembership.follow("memory", log, options, Topologies::slotTable, System::nanoTime);
        var ring = CacheRings.start(options, agreed, VERTX);
        opened.add(ring);
        return ring;
    }

    private static RingOptions options(long epoch, List<RingNode> former, List<RingNode> nodes) {
        var client = new NodeOptions(
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                1,
                1_000,
                Duration.ZERO,
                3,
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                null);
        return RingOptions.of(List.of(CACHE.node()))
                .lockNodes(nodes)
                .formerLockNodes(former)
                .client(client)
                .locks(new LockOptions(epoch, LEASE, LEASE));
    }

    @Test
    void node_new_grantsNothingUntilTheLongestHoldIsOver() {
        var locks = ring(1).locks();
        assertThatThrownBy(() -> locks.tryLock(KEY, LEASE, Duration.ZERO))
                .isInstanceOf(LockUnavailableException.class)
                .hasMessageContaining("may have forgotten");
        assertThat(locks.tryLock(KEY, LEASE, LONG)).isPresent();
    }

    @Test
    void node_restartedEmpty_doesNotGrantWhatIsStillHeld() {
        notGrantedWhileHeld(() -> {
            node.kill();
            node.restart();
        });
    }

    @Test
    void node_flushed_doesNotGrantWhatIsStillHeld() {
        notGrantedWhileHeld(() -> node.command("FLUSHALL"));
    }

    private void notGrantedWhileHeld(Runnable fault) {
        var locks = ring(1).locks();
        var others = ring(1).locks();
        for (int i = 0; i < 3; i++) {
            var held = locks.tryLock(KEY, LEASE, LONG).orElseThrow();
            fault.run();
            try (var next = others.tryLock(KEY, LEASE, LONG).orElseThrow()) {
                assertThat(held.held()).as("the lock before").isFalse();
                assertThat(next.token("a")).isGreaterThan(held.token("a"));
            }
        }
    }

    /** The list of lock nodes changed, and not every process knows yet. */
    @Test
    void epoch_changed_oldHoldersRunOutBeforeNewOnesAreServed() {
        var old = ring(1).locks();
        var lost = new AtomicBoolean();
        var held = old.tryLock(KEY, LockHold.renewed(LEASE, LONG, () -> lost.set(true)), LONG)
                .orElseThrow();
        var changed = ring(2).locks();
        try (var next = changed.tryLock(KEY, LEASE, LONG).orElseThrow()) {
            assertThat(held.held()).isFalse();
            assertThat(next.held()).isTrue();
        }
        LockNodes.await(lost::get);
        assertThatThrownBy(() -> old.tryLock(KEY, LEASE, Duration.ZERO))
                .isInstanceOf(LockUnavailableException.class)
                .hasMessageContaining("epoch 2");
    }

    /** No node is in both lists: the one that leaves would renew for ever. */
    @Test
    void nodes_exchanged_oldHoldersRunOutBeforeNewOnesAreServed() {
        var old = ring(1).locks();
        var lost = new AtomicBoolean();
        var held = old.tryLock(KEY, LockHold.renewed(LEASE, LONG, () -> lost.set(true)), LONG)
                .orElseThrow();
        var changed = ring(2, List.of(node.node()), another("lock-b")).locks();
        try (var next = changed.tryLock(KEY, LEASE, LONG).orElseThrow()) {
            assertThat(held.held()).isFalse();
            assertThat(next.token("a")).isGreaterThan(1L << 53).isGreaterThan(held.token("a"));
        }
        LockNodes.await(lost::get);
        assertThatThrownBy(() -> old.tryLock(KEY, LEASE, LONG))
                .isInstanceOf(LockUnavailableException.class)
                .hasMessageContaining("epoch 2");
    }

    @Test
    void nodes_exchanged_theOneThatLeftIsDead_newHoldersAreServedNevertheless() {
        node.kill();
        var changed = ring(2, List.of(node.node()), another("lock-b")).locks();
        assertThat(changed.tryLock(KEY, LEASE, LONG)).isPresent();
    }

    /** Nobody configured which nodes leave, and the old process hears of nothing: the log says it to the new one. */
    @Test
    void nodes_exchangedInTheLog_oldHoldersRunOutBeforeNewOnesAreServed() {
        var log = new MemoryLog();
        var end = log.end();
        var old = ring(end, 1, node).locks();
        var held =
                old.tryLock(KEY, LockHold.renewed(LEASE, LONG, () -> {}), LONG).orElseThrow();
        end.cut();
        var changed = ring(log.end(), 2, another("lock-b")).locks();
        try (var next = changed.tryLock(KEY, LEASE, LONG).orElseThrow()) {
            assertThat(held.held()).isFalse();
            assertThat(next.held()).isTrue();
        }
    }

    /** The nodes need not know of it. */
    @Test
    void epoch_laterInTheLog_endsTheLocksOfWhoReadsIt() {
        var log = new MemoryLog();
        var old = ring(log.end(), 1, node).locks();
        var held =
                old.tryLock(KEY, LockHold.renewed(LEASE, LONG, () -> {}), LONG).orElseThrow();
        long epoch = 1;
        for (var record : log.records()) {
            epoch += record instanceof LogRecord.Proposal ? 1 : 0;
        }
        log.append(new LogRecord.Proposal("p", epoch - 1, new RingChange.LockRing(7, List.of(CACHE.node()))));
        LockNodes.await(() -> !held.held());
        assertThatThrownBy(() -> old.tryLock(KEY, LEASE, LONG))
                .isInstanceOf(LockUnavailableException.class)
                .hasMessageContaining("epoch 7");
    }

    /** Somebody forgot to raise the epoch. */
    @Test
    void nodes_othersAtTheSameEpoch_grantNothing() {
        var log = new MemoryLog();
        var right = ring(log.end(), 1, node).locks();
        var wrong = ring(log.end(), 1, another("lock-b")).locks();
        assertThatThrownBy(() -> wrong.tryLock(KEY, LEASE, LONG))
                .isInstanceOf(LockUnavailableException.class)
                .hasMessageContaining("other lock nodes");
        assertThat(right.tryLock(KEY, LEASE, LONG)).isPresent();
    }

    /** The node that leaves hears of nothing here. Another one that the process uses has heard. */
    @Test
    void epoch_laterAtOneNode_endsTheLocksOnAllNodes() {
        var staying = another("lock-b");
        var old = ring(1, List.of(), node, staying).locks();
        var lost = new AtomicInteger();
        var hold = LockHold.renewed(LEASE, LONG, lost::incrementAndGet);
        var leases = new ArrayList<LockLease>();
        for (int i = 0; i < 16; i++) {
            leases.add(old.tryLock(List.of("k" + i), hold, LONG).orElseThrow());
        }
        assertThat(node.command("KEYS", "lock:k*")).isNotEqualTo("(empty)").contains("lock:k");
        ring(2, List.of(), staying, another("lock-c"));
        LockNodes.await(() -> lost.get() == 16);
        assertThat(leases).noneMatch(LockLease::held);
    }

    /** Each grant is over before it is heard of. */
    @Test
    void tryLock_nodeSlowerThanTheLease_endsWithItsWait() throws Exception {
        var link = Link.to(node.port());
        opened.add(link);
        var locks = ring(1, List.of(), List.of(node.through(link))).locks();
        locks.tryLock(KEY, LEASE, LONG).orElseThrow().close();
        link.slow(LockHold.SHORTEST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = threads.submit(() -> locks.tryLock(KEY, LockHold.SHORTEST, Duration.ofMillis(100)));
            try {
                assertThatThrownBy(() -> asking.get(20, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(LockUnavailableException.class);
            } finally {
                link.slow(Duration.ZERO);
            }
        }
    }

    /** Two who both believe to hold the lock at the same moment would see each other here. */
    @Test
    void load_whileTheNodeIsFlushedAndKilled_neverTwoHolders() throws Exception {
        var rings = List.of(ring(1), ring(1), ring(1));
        var holder = new AtomicReference<Object>();
        var stop = new AtomicBoolean();
        var grants = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (var ring : rings) {
                workers.add(threads.submit(() -> {
                    while (!stop.get()) {
                        try (var lease = ring.locks().tryLock(KEY, LEASE, LONG).orElseThrow()) {
                            holder.set(ring);
                            grants.incrementAndGet();
                            while (lease.remaining().compareTo(LEASE.dividedBy(2)) > 0 && !stop.get()) {
                                Thread.yield();
                            }
                            var seen = holder.get();
                            assertThat(seen == ring || !lease.held()).isTrue();
                        }
                    }
                }));
            }
            for (int fault = 0; fault < 4; fault++) {
                int before = grants.get();
                LockNodes.await(() -> grants.get() > before + 1);
                if (fault % 2 == 0) {
                    node.command("FLUSHALL");
                } else {
                    node.kill();
                    node.restart();
                }
            }
            stop.set(true);
            for (var worker : workers) {
                worker.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void holder_stoppedLongerThanItsLease_isToldWhenItWakes() throws Exception {
        var others = ring(1).locks();
        try (var holder = LockProcess.holding(node, CACHE, "a")) {
            long token = Long.parseLong(holder.line());
            holder.signal("STOP");
            try (var next = others.tryLock(KEY, LEASE, LONG).orElseThrow()) {
                assertThat(next.token("a")).isGreaterThan(token);
                holder.signal("CONT");
                assertThat(holder.line()).isEqualTo("lost");
                holder.say("release");
                assertThat(holder.line()).isEqualTo("held=false released=false");
            }
        }
    }

    /** Each reads a number, and writes it back one higher: without the lock most of it would be lost. */
    @Test
    void processes_onTheSameKeys_loseNoUpdate() throws Exception {
        CACHE.command("SET", "counted", "0");
        var processes = new ArrayList<LockProcess>();
        for (int i = 0; i < 3; i++) {
            processes.add(LockProcess.counting(node, CACHE, "a", 100));
        }
        for (var process : processes) {
            assertThat(process.line()).isEqualTo("done");
            process.close();
        }
        assertThat(CACHE.command("GET", "counted")).isEqualTo("300");
    }
}
