package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** Many callers on one cold key, on two rings that know nothing of each other, as two processes would. */
class StampedeTest {

    private static final int CALLERS = 64;
    private static final RedisProcess A = RedisProcess.start("a");
    private static final RedisProcess B = RedisProcess.start("b");
    private static final List<CacheRing> RINGS = List.of(Rings.patient(A, B), Rings.patient(A, B));

    @BeforeEach
    void empty() {
        A.command("FLUSHALL");
        B.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RINGS.forEach(CacheRing::close);
        A.close();
        B.close();
    }

    @Test
    void coldKey_manyCallersOfTwoRings_isLoadedOnce() throws Exception {
        var loads = new AtomicInteger();
        var values = together(cache -> cache.get("cold", key -> {
                    loads.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(150);
                    return new Versioned<>("value", 1);
                })
                .orElseThrow());
        assertThat(values).hasSize(2 * CALLERS).containsOnly("value");
        assertThat(loads).hasValue(1);
    }

    @Test
    void coldKeys_manyBulkReadersOfTwoRings_areLoadedOnceEach() throws Exception {
        var keys = IntStream.range(0, 300).mapToObj(i -> "cold-" + i).toList();
        var loads = new AtomicInteger();
        var values = together(cache -> cache.getAll(keys, missing -> {
            loads.addAndGet(missing.size());
            TimeUnit.MILLISECONDS.sleep(100);
            return versioned(missing);
        }));
        assertThat(values).allSatisfy(found -> assertThat(found.keySet()).containsExactlyElementsOf(keys));
        assertThat(loads).hasValue(300);
    }

    /** The holder hangs past its lease, which is what its death looks like from outside: one more load, no more. */
    @Test
    void coldKey_holderDies_isLoadedTwice() throws Exception {
        var loads = new AtomicInteger();
        var dead = new CountDownLatch(1);
        var first = RINGS.getFirst().cache(Rings.texts("mortal").leaseTime(Duration.ofMillis(300)));
        var holding = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> first.get("cold", key -> {
                loads.incrementAndGet();
                holding.countDown();
                dead.await();
                return null;
            }));
            holding.await();
            var second = RINGS.getLast().cache(Rings.texts("mortal").leaseTime(Duration.ofMillis(300)));
            var others = new ArrayList<Future<String>>();
            for (int i = 0; i < CALLERS; i++) {
                others.add(threads.submit(() -> second.get("cold", key -> {
                            loads.incrementAndGet();
                            return new Versioned<>("value", 1);
                        })
                        .orElseThrow()));
            }
            for (var other : others) {
                assertThat(other.get()).isEqualTo("value");
            }
            dead.countDown();
        }
        assertThat(loads).hasValue(2);
    }

    @Test
    void coldKey_holderTakesLongerThanOthersWait_othersLoadThemselves() throws Exception {
        var spec = Rings.texts("impatient").loadDeadline(Duration.ofMillis(100));
        var release = new CountDownLatch(1);
        var holding = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> RINGS.getFirst().cache(spec).get("cold", key -> {
                holding.countDown();
                release.await();
                return null;
            }));
            holding.await();
            var cache = RINGS.getLast().cache(spec);
            assertThat(cache.get("cold", key -> new Versioned<>("own", 1))).contains("own");
            assertThat(cache.statistics().bypasses()).isEqualTo(1);
            release.countDown();
        }
    }

    private static Map<String, Versioned<String>> versioned(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>("v-" + key, 1)));
    }

    private interface Read<T> {
        T from(RingCache<String> cache);
    }

    /** All callers of all rings at the same moment. */
    private static <T> List<T> together(Read<T> read) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<T>>();
            for (var ring : RINGS) {
                var cache = ring.cache(Rings.texts("stampede"));
                for (int i = 0; i < CALLERS; i++) {
                    Callable<T> caller = () -> {
                        start.await();
                        return read.from(cache);
                    };
                    answers.add(threads.submit(caller));
                }
            }
            start.countDown();
            var values = new ArrayList<T>();
            for (var answer : answers) {
                values.add(answer.get());
            }
            return values;
        }
    }
}
