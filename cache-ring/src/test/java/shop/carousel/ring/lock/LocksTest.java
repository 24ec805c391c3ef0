package shop.carousel.ring.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Locks on two lock nodes, taken by two rings that know nothing of each other. */
class LocksTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final RedisProcess CACHE = RedisProcess.start("cache");
    private static final RedisProcess A = RedisProcess.start("lock-a");
    private static final RedisProcess B = RedisProcess.start("lock-b");
    private static final CacheRing RING = ring(A, B);
    private static final CacheRing OTHER = ring(B, A);
    private static final RingLock LOCKS = RING.locks();

    private static CacheRing ring(RedisProcess... lockNodes) {
        return CacheRings.start(Rings.options(Duration.ofSeconds(5), CACHE)
                .lockNodes(List.of(lockNodes).stream().map(RedisProcess::node).toList()));
    }

    @BeforeEach
    void empty() {
        A.command("FLUSHALL");
        B.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RING.close();
        OTHER.close();
        List.of(CACHE, A, B).forEach(RedisProcess::close);
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "sku-" + i).toList();
    }

    @Test
    void tryLock_free_isHeldUntilGivenBack() {
        var lease = LOCKS.tryLock(keys(0, 10), LONG, Duration.ZERO).orElseThrow();
        assertThat(lease.held()).isTrue();
        assertThat(lease.remaining()).isBetween(Duration.ofSeconds(20), LONG);
        assertThat(OTHER.locks().tryLock(keys(9, 11), LONG, Duration.ZERO)).isEmpty();
        assertThat(lease.release()).isTrue();
        assertThat(lease.held()).isFalse();
        assertThat(lease.remaining()).isZero();
        assertThat(lease.release()).isFalse();
        assertThat(OTHER.locks().tryLock(keys(9, 11), LONG, Duration.ZERO)).isPresent();
    }

    /** The keys are on both nodes, and some of the taken ones on the node that is asked last. */
    @Test
    void tryLock_oneKeyTaken_takesNone() {
        for (int taken = 0; taken < 10; taken++) {
            var held =
                    LOCKS.tryLock(keys(taken, taken + 1), LONG, Duration.ZERO).orElseThrow();
            assertThat(OTHER.locks().tryLock(keys(0, 100), LONG, Duration.ZERO)).isEmpty();
            var others = new ArrayList<>(keys(0, 100));
            others.remove(taken);
            try (var rest = LOCKS.tryLock(others, LONG, Duration.ZERO).orElseThrow()) {
                assertThat(rest.held()).isTrue();
            }
            held.close();
        }
    }

    @Test
    void tryLock_sameKeyTwice_countsOnce() {
        var lease = LOCKS.tryLock(List.of("a", "a"), LONG, Duration.ZERO).orElseThrow();
        assertThat(lease.token("a")).isPositive();
        assertThat(lease.release()).isTrue();
    }

    @Test
    void token_keyThatIsNotLocked_isRefused() {
        try (var lease = LOCKS.tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            assertThatThrownBy(() -> lease.token("b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void token_grantAfterGrant_rises_alsoThroughAFlush() {
        long last = 0;
        for (int i = 0; i < 60; i++) {
            try (var lease = LOCKS.tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
                assertThat(lease.token("a")).isGreaterThan(last);
                last = lease.token("a");
            }
            if (i % 20 == 10) {
                A.command("FLUSHALL");
                B.command("FLUSHALL");
            }
        }
    }

    /** The clock alone would fall behind here. */
    @Test
    void token_clockSetBack_stillRises() {
        long ahead = (1L << 53) - 1_000;
        for (var node : List.of(A, B)) {
            node.command("SET", "fence:a", Long.toString(ahead));
        }
        try (var lease = LOCKS.tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            assertThat(lease.token("a")).isEqualTo(ahead + 1);
        }
    }

    @Test
    void holderOverstays_isRefusedAtRelease_andTheNextKeepsTheLock() {
        var late = LOCKS.tryLock(List.of("a"), Duration.ofMillis(50), Duration.ZERO)
                .orElseThrow();
        var next = OTHER.locks()
                .tryLock(List.of("a"), LONG, Duration.ofSeconds(10))
                .orElseThrow();
        assertThat(late.held()).isFalse();
        assertThat(next.token("a")).isGreaterThan(late.token("a"));
        assertThat(late.release()).isFalse();
        assertThat(LOCKS.tryLock(List.of("a"), LONG, Duration.ZERO)).isEmpty();
        assertThat(next.release()).isTrue();
    }

    @Test
    void tryLock_heldByAnother_waitsForIt() throws Exception {
        var lease = LOCKS.tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> OTHER.locks().tryLock(List.of("a"), LONG, LONG));
            TimeUnit.MILLISECONDS.sleep(100);
            assertThat(waiting.isDone()).isFalse();
            lease.close();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isPresent();
        }
    }

    @Test
    void tryLock_heldThroughoutTheWait_isEmptyAfterIt() {
        try (var held = LOCKS.tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            long start = System.nanoTime();
            assertThat(OTHER.locks().tryLock(List.of("a"), LONG, Duration.ofMillis(200)))
                    .isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(200), LONG);
            assertThat(held.held()).isTrue();
        }
    }

    /**
     * Overlapping sets of keys on two nodes: one holder per key at a time, tokens rise in the order of grants, nobody
     * starves.
     */
    @Test
    void contention_overlappingKeys_oneHolderEach() throws Exception {
        var inside = IntStream.range(0, 8).mapToObj(i -> new AtomicInteger()).toList();
        var lastToken = new long[8];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (int w = 0; w < 16; w++) {
                int worker = w;
                workers.add(threads.submit(() -> {
                    var locks = (worker % 2 == 0 ? RING : OTHER).locks();
                    for (int round = 0; round < 20; round++) {
                        int from = (worker * 7 + round * 3) % 6;
                        try (var lease =
                                locks.tryLock(keys(from, from + 3), LONG, LONG).orElseThrow()) {
                            for (int key = from; key < from + 3; key++) {
                                assertThat(inside.get(key).incrementAndGet()).isEqualTo(1);
                                assertThat(lease.token("sku-" + key)).isGreaterThan(lastToken[key]);
                                lastToken[key] = lease.token("sku-" + key);
                            }
                            for (int key = from; key < from + 3; key++) {
                                inside.get(key).decrementAndGet();
                            }
                        }
                    }
                }));
            }
            for (var worker : workers) {
                worker.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void tryLock_thousandsOfKeys_areOneGrant() {
        try (var lease = LOCKS.tryLock(keys(0, 5_000), LONG, Duration.ZERO).orElseThrow()) {
            assertThat(lease.token("sku-4999")).isPositive();
            assertThat(lease.release()).isTrue();
        }
    }

    @Test
    void tryLock_badArguments_areRefused() {
        assertThatThrownBy(() -> LOCKS.tryLock(List.of(), LONG, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOCKS.tryLock(List.of(""), LONG, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOCKS.tryLock(List.of("x".repeat(513)), LONG, LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOCKS.tryLock(List.of("a"), Duration.ZERO, LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOCKS.tryLock(List.of("a"), LONG, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nodeThatEvicts_isNotUsedForLocks_andSaysWhy() {
        try (var evicting = RedisProcess.start("lock-e", "allkeys-lru");
                var ring = ring(evicting)) {
            assertThatThrownBy(() -> ring.locks().tryLock(List.of("a"), LONG, Duration.ZERO))
                    .isInstanceOf(LockUnavailableException.class)
                    .hasMessageContaining("allkeys-lru")
                    .hasMessageContaining("noeviction");
            evicting.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
            assertThat(ring.locks().tryLock(List.of("a"), LONG, Duration.ofSeconds(10)))
                    .isPresent();
        }
    }

    @Test
    void nodeAway_isToldApartFromALockThatIsHeld() {
        try (var mortal = RedisProcess.start("lock-m");
                var ring = ring(mortal)) {
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
}
