package shop.carousel.ring.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.LockNodes;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/**
 * The contract, kept by two lock nodes, and what is special about nodes. Of the two processes each has another
 * transport.
 */
class NodeLocksTest extends RingLockContract {

    /** Nobody asks again by itself: whoever gets a lock before that was woken. */
    private static final LockOptions NO_POLLING = new LockOptions(1, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private static final RedisProcess CACHE = RedisProcess.start("cache");
    private static final RedisProcess A = RedisProcess.start("lock-a");
    private static final RedisProcess B = RedisProcess.start("lock-b");
    private static final CacheRing RING = ring(NO_POLLING, A, B);
    private static final CacheRing OTHER = ring(NO_POLLING, NodeTransport.VERTX, B, A);

    private static CacheRing ring(LockOptions options, RedisProcess... lockNodes) {
        return ring(options, NodeTransport.DIRECT, lockNodes);
    }

    private static CacheRing ring(LockOptions locks, NodeTransport transport, RedisProcess... lockNodes) {
        var options = Rings.options(Duration.ofSeconds(5), CACHE);
        return CacheRings.start(options.client(options.client().transport(transport))
                .lockNodes(List.of(lockNodes).stream().map(RedisProcess::node).toList())
                .locks(locks));
    }

    @BeforeEach
    void settle() {
        LockNodes.forgetLocks(A);
        LockNodes.forgetLocks(B);
    }

    @AfterAll
    static void stop() {
        RING.close();
        OTHER.close();
        List.of(CACHE, A, B).forEach(RedisProcess::close);
    }

    @Override
    RingLock locks() {
        return RING.locks();
    }

    @Override
    RingLock others() {
        return OTHER.locks();
    }

    @Override
    void takeAway(String key) {
        A.command("DEL", "lock:" + key);
        B.command("DEL", "lock:" + key);
    }

    /** The clock alone would fall behind here. */
    @Test
    void token_clockSetBack_stillRises() {
        long ahead = (1L << 53) - 1_000;
        for (var node : List.of(A, B)) {
            node.command("SET", "fence:a", Long.toString(ahead));
        }
        try (var lease = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            assertThat(lease.token("a")).isEqualTo(ahead + 1);
        }
    }

    /** The count alone would begin anew here. */
    @Test
    void token_nodeForgetsEverything_stillRises() {
        long before = takeAndGiveBack();
        LockNodes.forgetLocks(A);
        LockNodes.forgetLocks(B);
        assertThat(takeAndGiveBack()).isGreaterThan(before);
    }

    private long takeAndGiveBack() {
        try (var lease = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            return lease.token("a");
        }
    }

    /** Whoever came first is served first, each by the release before, with no question in between. */
    @Test
    void release_manyWait_wakesOneAfterTheOtherInTheirOrder() throws Exception {
        var order = new CopyOnWriteArrayList<Integer>();
        var held = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow();
        awaitSubscription();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiters = new ArrayList<Future<?>>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                var locks = i % 2 == 0 ? locks() : others();
                waiters.add(threads.submit(() -> {
                    try (var lease = locks.tryLock(List.of("a"), LONG, LONG).orElseThrow()) {
                        order.add(number);
                        assertThat(lease.held()).isTrue();
                    }
                }));
                awaitQueue(number + 1);
            }
            long questions = questions();
            held.close();
            for (var waiter : waiters) {
                waiter.get(60, TimeUnit.SECONDS);
            }
            assertThat(order).isSorted().hasSize(20);
            // Each asks once more after it was woken, gives back, and leaves the queue.
            assertThat(questions() - questions).isLessThanOrEqualTo(20 * 3 + 1);
        }
    }

    /** One who is woken for a key and wants another one too passes the first on. */
    @Test
    void release_theOneWokenNeedsMore_theNextIsWokenInstead() throws Exception {
        var first = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow();
        awaitSubscription();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = threads.submit(() -> others().tryLock(List.of("a", "z"), LONG, Duration.ofSeconds(40)));
            awaitQueue(1);
            var second = locks().tryLock(List.of("z"), LONG, Duration.ZERO).orElseThrow();
            var one = threads.submit(() -> locks().tryLock(List.of("a"), LONG, LONG));
            awaitQueue(2);
            first.close();
            one.get(20, TimeUnit.SECONDS).orElseThrow().close();
            second.close();
            both.get(20, TimeUnit.SECONDS).orElseThrow().close();
        }
    }

    @Test
    void subscription_cut_theWaiterStillGetsTheLock() throws Exception {
        try (var asking = ring(NO_POLLING.longestPause(Duration.ofMillis(200)), A, B)) {
            var held = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow();
            awaitSubscription();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var waiting = threads.submit(() -> asking.locks().tryLock(List.of("a"), LONG, LONG));
                for (var node : List.of(A, B)) {
                    node.command("CLIENT", "KILL", "TYPE", "pubsub");
                }
                held.close();
                waiting.get(20, TimeUnit.SECONDS).orElseThrow().close();
            }
        }
    }

    @Test
    void nodeThatEvicts_isNotUsedForLocks_andSaysWhy() {
        try (var evicting = RedisProcess.start("lock-e", "allkeys-lru");
                var ring = ring(LockOptions.DEFAULT.longestHold(Duration.ofMillis(10)), evicting)) {
            assertThatThrownBy(() -> ring.locks().tryLock(List.of("a"), Duration.ofMillis(10), Duration.ZERO))
                    .isInstanceOf(LockUnavailableException.class)
                    .hasMessageContaining("allkeys-lru")
                    .hasMessageContaining("noeviction");
            evicting.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
            assertThat(ring.locks().tryLock(List.of("a"), Duration.ofMillis(10), LONG))
                    .isPresent();
        }
    }

    @Test
    void nodeAway_isToldApartFromALockThatIsHeld() {
        try (var mortal = RedisProcess.start("lock-m");
                var ring = ring(NO_POLLING, mortal)) {
            mortal.kill();
            assertThatThrownBy(() -> ring.locks().tryLock(List.of("a"), LONG, Duration.ofMillis(100)))
                    .isInstanceOf(LockUnavailableException.class);
        }
    }

    @Test
    void ringWithoutLockNodes_refusesLocks() {
        try (var ring = Rings.patient(CACHE)) {
            assertThatThrownBy(() -> ring.locks().tryLock(List.of("a"), LONG, LONG))
                    .isInstanceOf(LockUnavailableException.class);
        }
    }

    /** Both processes listen on both nodes: the first wait opens the line, and until then is a poll. */
    private void awaitSubscription() {
        for (var locks : List.of(locks(), others())) {
            for (int i = 0; i < 8; i++) {
                locks.tryLock(keys(0, 16), LONG, Duration.ofMillis(1)).ifPresent(lease -> lease.close());
            }
        }
        for (var node : List.of(A, B)) {
            LockNodes.await(
                    () -> node.command("PUBSUB", "CHANNELS", "lock-wake:*").split(" ").length >= 2);
        }
    }

    private static void awaitQueue(int size) {
        LockNodes.await(() ->
                Integer.parseInt(A.command("ZCARD", "waiters:a")) + Integer.parseInt(B.command("ZCARD", "waiters:a"))
                        >= size);
    }

    private static long questions() {
        return LockNodes.scriptCalls(A) + LockNodes.scriptCalls(B);
    }
}
