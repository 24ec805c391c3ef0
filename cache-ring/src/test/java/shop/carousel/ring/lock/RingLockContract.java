package shop.carousel.ring.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.RingLock;

/**
 * What every lock service promises: {@link RingLock}, tried with two of its clients that know nothing of each other.
 */
abstract class RingLockContract {

    static final Duration LONG = Duration.ofSeconds(30);

    /** Any hold may be as long as {@link #LONG}. */
    abstract RingLock locks();

    /** As another process would have it. */
    abstract RingLock others();

    /** Ends the lock on a key behind its holder's back. */
    abstract void takeAway(String key);

    static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "sku-" + i).toList();
    }

    @Test
    void tryLock_free_isHeldUntilGivenBack() {
        var lease = locks().tryLock(keys(0, 10), LONG, Duration.ZERO).orElseThrow();
        assertThat(lease.held()).isTrue();
        assertThat(lease.remaining()).isBetween(Duration.ofMillis(1), LONG);
        assertThat(others().tryLock(keys(9, 11), LONG, Duration.ZERO)).isEmpty();
        assertThat(lease.release()).isTrue();
        assertThat(lease.held()).isFalse();
        assertThat(lease.remaining()).isZero();
        assertThat(lease.release()).isFalse();
        others().tryLock(keys(9, 11), LONG, Duration.ZERO).orElseThrow().close();
    }

    @Test
    void tryLock_oneKeyTaken_takesNone() {
        for (int taken = 0; taken < 10; taken++) {
            var held =
                    locks().tryLock(keys(taken, taken + 1), LONG, Duration.ZERO).orElseThrow();
            assertThat(others().tryLock(keys(0, 100), LONG, Duration.ZERO)).isEmpty();
            var rest = new ArrayList<>(keys(0, 100));
            rest.remove(taken);
            try (var lease = locks().tryLock(rest, LONG, Duration.ZERO).orElseThrow()) {
                assertThat(lease.held()).isTrue();
            }
            held.close();
        }
    }

    @Test
    void tryLock_sameKeyTwice_countsOnce() {
        var lease = locks().tryLock(List.of("a", "a"), LONG, Duration.ZERO).orElseThrow();
        assertThat(lease.token("a")).isPositive();
        assertThat(lease.release()).isTrue();
    }

    @Test
    void token_keyThatIsNotLocked_isRefused() {
        try (var lease = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            assertThatThrownBy(() -> lease.token("b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void token_grantAfterGrant_rises() {
        long last = 0;
        for (int i = 0; i < 40; i++) {
            var locks = i % 2 == 0 ? locks() : others();
            try (var lease = locks.tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
                assertThat(lease.token("a")).isGreaterThan(last);
                last = lease.token("a");
            }
        }
    }

    @Test
    void holder_overstays_isRefusedAtRelease_andTheNextKeepsTheLock() {
        var late = locks().tryLock(List.of("a"), Duration.ofMillis(50), Duration.ZERO)
                .orElseThrow();
        var next = others().tryLock(List.of("a"), LONG, LONG).orElseThrow();
        assertThat(late.held()).isFalse();
        assertThat(next.token("a")).isGreaterThan(late.token("a"));
        assertThat(late.release()).isFalse();
        assertThat(locks().tryLock(List.of("a"), LONG, Duration.ZERO)).isEmpty();
        assertThat(next.release()).isTrue();
    }

    @Test
    void tryLock_heldByAnother_waitsForIt() throws Exception {
        var lease = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> others().tryLock(List.of("a"), LONG, LONG));
            assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            lease.close();
            waiting.get(20, TimeUnit.SECONDS).orElseThrow().close();
        }
    }

    @Test
    void tryLock_heldThroughoutTheWait_isEmptyAfterIt() {
        try (var held = locks().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow()) {
            assertThat(others().tryLock(List.of("a"), LONG, Duration.ofMillis(200)))
                    .isEmpty();
            assertThat(held.held()).isTrue();
        }
    }

    /** Overlapping sets of keys: one holder per key at a time, tokens rise in the order of grants, nobody starves. */
    @Test
    void contention_overlappingKeys_oneHolderEach() throws Exception {
        var inside = IntStream.range(0, 8).mapToObj(i -> new AtomicInteger()).toList();
        var lastToken = new long[8];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (int w = 0; w < 12; w++) {
                int worker = w;
                workers.add(threads.submit(() -> {
                    var locks = worker % 2 == 0 ? locks() : others();
                    for (int round = 0; round < 15; round++) {
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
        try (var lease = locks().tryLock(keys(0, 2_000), LONG, Duration.ZERO).orElseThrow()) {
            assertThat(lease.token("sku-1999")).isPositive();
            assertThat(lease.release()).isTrue();
        }
    }

    @Test
    void renewed_lease_outlivesItsFirstGrants() throws Exception {
        var lost = new CountDownLatch(1);
        var hold = LockHold.renewed(Duration.ofMillis(400), LONG, lost::countDown);
        var lease = locks().tryLock(List.of("a"), hold, Duration.ZERO).orElseThrow();
        assertThat(others().tryLock(List.of("a"), LONG, Duration.ofMillis(1_300)))
                .isEmpty();
        assertThat(lease.release()).isTrue();
        assertThat(lost.getCount()).isOne();
        others().tryLock(List.of("a"), LONG, Duration.ZERO).orElseThrow().close();
    }

    @Test
    void renewed_atItsUpperBound_isOver_andTheHolderIsTold() throws Exception {
        var lost = new CountDownLatch(1);
        var hold = LockHold.renewed(Duration.ofMillis(200), Duration.ofMillis(600), lost::countDown);
        var lease = locks().tryLock(List.of("a"), hold, Duration.ZERO).orElseThrow();
        others().tryLock(List.of("a"), LONG, LONG).orElseThrow().close();
        assertThat(lease.held()).isFalse();
        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(lease.release()).isFalse();
    }

    @Test
    void renewed_takenAway_theHolderIsToldOnce() throws Exception {
        var told = new AtomicInteger();
        var lost = new CompletableFuture<Boolean>();
        var lease = new CompletableFuture<shop.carousel.ring.LockLease>();
        var hold = LockHold.renewed(Duration.ofMillis(400), LONG, () -> {
            told.incrementAndGet();
            lost.complete(lease.join().held());
        });
        lease.complete(locks().tryLock(List.of("a"), hold, Duration.ZERO).orElseThrow());
        takeAway("a");
        assertThat(lost.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(lease.join().release()).isFalse();
        assertThat(told).hasValue(1);
        others().tryLock(List.of("a"), LONG, LONG).orElseThrow().close();
    }

    /** Leases so short that renewals and losses are under way all the time: who could give back is never told. */
    @Test
    void renewed_givenBack_isNeverToldAndNeverKept() {
        var told = new AtomicInteger();
        var hold = LockHold.renewed(LockHold.SHORTEST, LONG, told::incrementAndGet);
        int lost = 0;
        for (int i = 0; i < 100; i++) {
            lost += locks().tryLock(List.of("a"), hold, LONG).orElseThrow().release() ? 0 : 1;
            assertThat(told.get()).isLessThanOrEqualTo(lost);
        }
        others().tryLock(List.of("a"), LONG, LONG).orElseThrow().close();
        assertThat(told.get()).isLessThanOrEqualTo(lost);
    }

    @Test
    void tryLock_badArguments_areRefused() {
        var locks = locks();
        assertThatThrownBy(() -> locks.tryLock(List.of(), LONG, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> locks.tryLock(List.of(""), LONG, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> locks.tryLock(List.of("x".repeat(513)), LONG, LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> locks.tryLock(List.of("a"), Duration.ZERO, LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> locks.tryLock(List.of("a"), Duration.ofMinutes(11), LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> locks.tryLock(List.of("a"), LONG, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
