package shop.carousel.ring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.LoadFailedException;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** What get and getAll answer, for good and for bad input. */
class GetTest {

    private static final RedisProcess A = RedisProcess.start("a");
    private static final RedisProcess B = RedisProcess.start("b");
    private static final RedisProcess C = RedisProcess.start("c");
    private static final CacheRing RING = Rings.patient(A, B, C);
    private static final Loader<String> NEVER = key -> {
        throw new AssertionError("loaded " + key);
    };

    private String name = "get";
    private RingCache<String> cache = RING.cache(Rings.texts(name));

    @BeforeEach
    void ownCache(TestInfo test) {
        name = "get-" + Math.abs(test.getDisplayName().hashCode());
        cache = RING.cache(Rings.texts(name));
    }

    @AfterAll
    static void stop() {
        RING.close();
        List.of(A, B, C).forEach(RedisProcess::close);
    }

    private static Loader<String> loading(String value) {
        return key -> new Versioned<>(value, 1);
    }

    @Test
    void get_secondTime_comesFromTheRing() {
        assertThat(cache.get("k", loading("value"))).contains("value");
        assertThat(cache.get("k", NEVER)).contains("value");
        assertThat(cache.statistics().hits()).isEqualTo(1);
        assertThat(cache.statistics().misses()).isEqualTo(1);
        assertThat(cache.statistics().hitRatio()).isEqualTo(0.5);
    }

    @Test
    void get_unknownKey_isCachedAsAbsence() {
        assertThat(cache.get("k", key -> null)).isEmpty();
        assertThat(cache.get("k", NEVER)).isEmpty();
    }

    @Test
    void get_absenceExpires_isLoadedAgain() throws InterruptedException {
        var shortLived = RING.cache(Rings.texts("get-absent").absentTimeToLive(Duration.ofMillis(100)));
        shortLived.get("k", key -> null);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(shortLived.get("k", loading("value"))).contains("value");
    }

    @Test
    void get_twoCachesOfOneKey_doNotMeet() {
        var other = RING.cache(Rings.texts("get-other"));
        cache.get("k", loading("mine"));
        assertThat(other.get("k", loading("others"))).contains("others");
        assertThat(cache.get("k", NEVER)).contains("mine");
    }

    @Test
    void get_emptyValue_isAValue() {
        cache.get("k", loading(""));
        assertThat(cache.get("k", NEVER)).contains("");
    }

    @Test
    void get_oddKeys_areKeptApart() {
        for (var key : List.of(" ", "a b", "ä", "日本", "😀", "a\r\nb", "lease/x", "x@1:y", "\0")) {
            cache.get(key, loading("value of " + key));
        }
        for (var key : List.of(" ", "a b", "ä", "日本", "😀", "a\r\nb", "lease/x", "x@1:y", "\0")) {
            assertThat(cache.get(key, NEVER)).contains("value of " + key);
        }
    }

    @Test
    void get_loaderFails_exceptionArrivesAndTheNextCallerNeedNotWait() {
        assertThatThrownBy(() -> cache.get("k", key -> {
                    throw new IllegalStateException("unchecked");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("unchecked");
        assertThatThrownBy(() -> cache.get("k", key -> {
                    throw new IOException("checked");
                }))
                .isInstanceOf(LoadFailedException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(cache.get("k", loading("value"))).contains("value");
        assertThat(cache.statistics().waits()).isZero();
    }

    @Test
    void get_nullKeyOrLoader_isRefused() {
        assertThatThrownBy(() -> cache.get(nothing(), NEVER)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.get("k", nothing())).isInstanceOf(NullPointerException.class);
    }

    @Test
    void get_keyThatCannotBeStored_isLoadedEachTime() {
        for (var key : List.of("", "x".repeat(513), "é".repeat(257), "\uD800", "k".repeat(1_000_000))) {
            var loads = new AtomicInteger();
            for (int i = 0; i < 2; i++) {
                assertThat(cache.get(key, k -> new Versioned<>("v" + loads.incrementAndGet(), 1)))
                        .isPresent();
            }
            assertThat(loads).hasValue(2);
            cache.invalidate(key, 2);
        }
        assertThat(cache.statistics().bypasses()).isEqualTo(10);
    }

    @Test
    void get_longestKey_isStored() {
        cache.get("x".repeat(512), loading("value"));
        assertThat(cache.get("x".repeat(512), NEVER)).contains("value");
    }

    @Test
    void get_valueTooLarge_isReturnedAndNotStored() {
        var small = RING.cache(Rings.texts("get-small").limits(new CacheSpec.Limits(512, 64, 4, Duration.ZERO)));
        assertThat(small.get("k", loading("x".repeat(65)))).contains("x".repeat(65));
        assertThat(small.get("k", loading("y".repeat(64)))).contains("y".repeat(64));
        assertThat(small.get("k", NEVER)).contains("y".repeat(64));
    }

    @Test
    void get_garbageOnTheNode_isAMissAndReplaced() {
        cache.get("k", loading("first"));
        var name = entryName("k");
        for (var garbage :
                List.of("V 1\n\u0000", "V x\nvalue", "V 99999999999999999999\nv", "V ", "", "garbage", "A")) {
            ownerOf("k").command("SET", name, garbage);
            cache.get("k", loading("again"));
        }
        ownerOf("k").command("DEL", name);
        ownerOf("k").command("RPUSH", name, "a list");
        assertThat(cache.get("k", loading("after the list"))).contains("after the list");
        assertThat(cache.get("k", NEVER)).contains("after the list");
    }

    @Test
    void get_valueThatDoesNotDecode_isAMissCountedAndReplaced() {
        var codec = new PickyCodec();
        var picky = RING.cache(CacheSpec.of("get-picky", codec));
        picky.get("k", loading("old format"));
        codec.refuseOldFormat();
        assertThat(picky.get("k", loading("new format"))).contains("new format");
        assertThat(picky.get("k", NEVER)).contains("new format");
        assertThat(picky.getAll(List.of("k"), keys -> Map.of())).containsEntry("k", "new format");
        assertThat(picky.statistics().undecodable()).isEqualTo(1);
    }

    @Test
    void getAll_valueThatDoesNotDecode_isAMissCountedAndReplaced() {
        var codec = new PickyCodec();
        var picky = RING.cache(CacheSpec.of("get-all-picky", codec));
        picky.get("k", loading("old format"));
        codec.refuseOldFormat();
        BulkLoader<String> loader = keys -> Map.of("k", new Versioned<>("new format", 1));
        assertThat(picky.getAll(List.of("k"), loader)).containsEntry("k", "new format");
        assertThat(picky.get("k", NEVER)).contains("new format");
    }

    @Test
    void getAll_someKnown_keepsOrderAndLoadsTheRestAtOnce() {
        var keys = IntStream.range(0, 1_000).mapToObj(i -> "k" + i).toList();
        cache.getAll(keys.subList(0, 500), GetTest::versioned);
        var loads = new AtomicInteger();
        var asked = new LinkedHashSet<String>();
        var all = cache.getAll(keys.reversed(), missing -> {
            loads.incrementAndGet();
            asked.addAll(missing);
            return versioned(missing);
        });
        assertThat(all.keySet()).containsExactlyElementsOf(keys.reversed());
        assertThat(all).allSatisfy((key, value) -> assertThat(value).isEqualTo("v-" + key));
        assertThat(loads).hasValue(1);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(keys.subList(500, 1_000));
    }

    @Test
    void getAll_unknownKeys_areLeftOutAndCachedAsAbsence() {
        var some = cache.getAll(List.of("a", "b", "c"), keys -> versioned(Set.of("b")));
        assertThat(some).containsOnlyKeys("b");
        assertThat(cache.getAll(List.of("c", "b", "a", "b"), GetTest::neverAll)).containsOnlyKeys("b");
        assertThat(cache.get("a", NEVER)).isEqualTo(Optional.empty());
    }

    @Test
    void getAll_nothingAsked_answersNothing() {
        assertThat(cache.getAll(List.of(), GetTest::neverAll)).isEmpty();
    }

    @Test
    void getAll_loaderFails_exceptionArrivesAndLeasesAreGivenBack() {
        assertThatThrownBy(() -> cache.getAll(List.of("a", "b"), keys -> {
                    throw new IOException("checked");
                }))
                .isInstanceOf(LoadFailedException.class);
        assertThat(cache.getAll(List.of("a", "b"), GetTest::versioned)).hasSize(2);
        assertThat(cache.statistics().waits()).isZero();
    }

    @Test
    void getAll_keysThatCannotBeStored_areLoadedWithTheRest() {
        var tooLong = "x".repeat(600);
        assertThat(cache.getAll(List.of("a", tooLong), GetTest::versioned)).containsOnlyKeys("a", tooLong);
        assertThat(cache.getAll(List.of("a", tooLong), keys -> {
                    assertThat(keys).containsOnly(tooLong);
                    return versioned(keys);
                }))
                .containsOnlyKeys("a", tooLong);
    }

    @Test
    void invalidateAll_manyKeys_allAreLoadedAgain() {
        var keys = IntStream.range(0, 400).mapToObj(i -> "k" + i).toList();
        cache.getAll(keys, GetTest::versioned);
        cache.invalidateAll(keys.stream().collect(Collectors.toMap(key -> key, key -> 2L)));
        var loads = new AtomicInteger();
        cache.getAll(keys, missing -> {
            loads.addAndGet(missing.size());
            return Map.of();
        });
        assertThat(loads).hasValue(400);
    }

    @Test
    void invalidate_versionThatCannotBe_isRefused() {
        assertThatThrownBy(() -> cache.invalidate("k", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.invalidate("k", 1L << 53)).isInstanceOf(IllegalArgumentException.class);
        cache.invalidate("k", Versioned.MAX_VERSION);
        cache.invalidate("k", Versioned.MAX_VERSION - 1);
        assertThat(ownerOf("k").command("GET", entryName("k"))).isEqualTo("T 9007199254740991\n");
    }

    @Test
    void get_onAnEventLoop_failsAtOnce() {
        var vertx = Vertx.vertx();
        var outcome = new CompletableFuture<Throwable>();
        vertx.runOnContext(ignored -> {
            try {
                cache.get("k", NEVER);
            } catch (RuntimeException e) {
                outcome.complete(e);
            }
        });
        assertThat(outcome.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("event-loop");
        vertx.close();
    }

    @Test
    void get_scriptsForgottenByTheNode_areSentAgain() {
        cache.get("k", loading("value"));
        List.of(A, B, C).forEach(node -> node.command("SCRIPT", "FLUSH"));
        assertThat(cache.get("k", NEVER)).contains("value");
    }

    private static Map<String, Versioned<String>> versioned(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> new Versioned<>("v-" + key, 1)));
    }

    private static Map<String, Versioned<String>> neverAll(Set<String> keys) {
        throw new AssertionError("loaded " + keys);
    }

    /** The name of this test's entry on its node. */
    private String entryName(String key) {
        return name + "@1:" + key;
    }

    private static RedisProcess ownerOf(String key) {
        var owner = RING.owners(key).owners().getFirst();
        return List.of(A, B, C).stream()
                .filter(node -> node.node().name().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // What a careless caller hands over.
    private static <T> T nothing() {
        return null;
    }
}
