package shop.carousel.ring.mutiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LoadFailedException;
import shop.carousel.ring.RingOverloadedException;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** The view for event loops, called from one. */
class MutinyRingCacheTest {

    private static final RedisProcess NODE = RedisProcess.start("a");
    private static final CacheRing RING = Rings.patient(NODE);
    private static final Vertx VERTX = Vertx.vertx();
    private static final Context LOOP = VERTX.getOrCreateContext();

    private final MutinyRingCache<String> cache = MutinyRingCache.of(RING.cache(Rings.texts("mutiny")));

    @BeforeEach
    void empty() {
        NODE.command("FLUSHALL");
    }

    @AfterAll
    static void stop() {
        RING.close();
        NODE.close();
        VERTX.close();
    }

    /** Subscribes on the event loop. */
    private static <T> CompletableFuture<T> onLoop(Supplier<Uni<T>> question) {
        var answer = new CompletableFuture<T>();
        LOOP.runOnContext(ignored -> question.get().subscribe().with(answer::complete, answer::completeExceptionally));
        return answer;
    }

    private static <T> T await(CompletableFuture<T> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static Uni<@Nullable Versioned<String>> never(String key) {
        throw new AssertionError("loaded " + key);
    }

    @Test
    void get_onAnEventLoop_loadsOnceAndThenComesFromTheRing() throws Exception {
        assertThat(await(onLoop(() -> cache.get("k", key -> Uni.createFrom().item(new Versioned<>("v", 1))))))
                .contains("v");
        assertThat(await(onLoop(() -> cache.get("k", MutinyRingCacheTest::never))))
                .contains("v");
    }

    @Test
    void get_unknownKey_isCachedAsAbsence() throws Exception {
        assertThat(await(onLoop(() -> cache.get("k", key -> Uni.createFrom().nullItem()))))
                .isEmpty();
        assertThat(await(onLoop(() -> cache.get("k", MutinyRingCacheTest::never))))
                .isEqualTo(Optional.empty());
    }

    /** The load ends only when the loop has gone round again: would the call block the loop, neither would ever end. */
    @Test
    void get_whileTheLoadRuns_theEventLoopGoesOn() throws Exception {
        var waiter = new CompletableFuture<Optional<String>>();
        var first = onLoop(() -> cache.get("k", key -> Uni.createFrom().emitter(emitter -> {
            cache.get("k", MutinyRingCacheTest::never)
                    .subscribe()
                    .with(waiter::complete, waiter::completeExceptionally);
            VERTX.setTimer(100, ignored -> LOOP.runOnContext(again -> emitter.complete(new Versioned<>("v", 1))));
        })));
        assertThat(await(first)).contains("v");
        assertThat(await(waiter)).contains("v");
    }

    @Test
    void loaderAndAnswer_areWhereTheSubscriberIs() throws Exception {
        var threads = new CompletableFuture<List<Thread>>();
        LOOP.runOnContext(ignored -> {
            var loader = new AtomicReference<Thread>();
            cache.get("k", key -> {
                        loader.set(Thread.currentThread());
                        return Uni.createFrom().item(new Versioned<>("v", 1));
                    })
                    .subscribe()
                    .with(answer -> threads.complete(List.of(loader.get(), Thread.currentThread())));
        });
        assertThat(await(threads)).allMatch(thread -> thread.getName().contains("eventloop"));
    }

    @Test
    void get_loaderFails_failureArrivesAsFromTheBlockingCache() {
        assertThatThrownBy(() -> await(onLoop(
                        () -> cache.get("k", key -> Uni.createFrom().failure(new IllegalStateException("unchecked"))))))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("unchecked");
        assertThatThrownBy(() -> await(
                        onLoop(() -> cache.get("k", key -> Uni.createFrom().failure(new IOException("checked"))))))
                .hasCauseInstanceOf(LoadFailedException.class);
        assertThatThrownBy(() -> await(onLoop(() -> cache.get("k", key -> {
                    throw new IllegalStateException("thrown");
                }))))
                .hasRootCauseMessage("thrown");
    }

    @Test
    void get_cancelledWhileItLoads_cancelsTheLoadAndTheNextCallerNeedNotWait() throws Exception {
        var cancelled = new CompletableFuture<Boolean>();
        var loading = new CompletableFuture<Boolean>();
        var call = cache.get("k", key -> Uni.createFrom()
                        .<Versioned<String>>emitter(emitter -> loading.complete(true))
                        .onCancellation()
                        .invoke(() -> cancelled.complete(true)))
                .subscribe()
                .with(ignored -> {});
        await(loading);
        call.cancel();
        assertThat(await(cancelled)).isTrue();
        assertThat(await(onLoop(() -> cache.get("k", key -> Uni.createFrom().item(new Versioned<>("v", 1))))))
                .contains("v");
    }

    @Test
    void getAll_andInvalidate_doWhatTheBlockingCacheDoes() throws Exception {
        var loads = new AtomicInteger();
        Supplier<Uni<Map<String, String>>> read = () -> cache.getAll(List.of("a", "b"), missing -> {
            loads.addAndGet(missing.size());
            return Uni.createFrom()
                    .item(missing.stream()
                            .collect(Collectors.toMap(key -> key, key -> new Versioned<>("v-" + key, 2))));
        });
        assertThat(await(onLoop(read))).containsExactly(Map.entry("a", "v-a"), Map.entry("b", "v-b"));
        await(onLoop(() -> cache.invalidate("a", 1)));
        assertThat(await(onLoop(read))).hasSize(2);
        assertThat(loads).hasValue(2);
        await(onLoop(() -> cache.invalidateAll(Map.of("a", 3L, "b", 3L))));
        await(onLoop(read));
        assertThat(loads).hasValue(4);
    }

    @Test
    void call_beyondTheMost_isRefusedAndLaterOnesAreNot() throws Exception {
        var narrow = MutinyRingCache.of(RING.cache(Rings.texts("narrow")), 1);
        var loading = new CompletableFuture<Boolean>();
        var load = new CompletableFuture<Versioned<String>>();
        var first = onLoop(() -> narrow.get("k", key -> {
            loading.complete(true);
            return Uni.createFrom().completionStage(load);
        }));
        await(loading);
        assertThatThrownBy(() -> await(onLoop(() -> narrow.get("k", MutinyRingCacheTest::never))))
                .hasCauseInstanceOf(RingOverloadedException.class);
        load.complete(new Versioned<>("v", 1));
        assertThat(await(first)).contains("v");
        assertThat(await(onLoop(() -> narrow.get("k", MutinyRingCacheTest::never))))
                .contains("v");
        assertThatThrownBy(() -> MutinyRingCache.of(RING.cache(Rings.texts("narrow")), 0))
                .hasMessageContaining("calls is 1 to 1000000, not 0");
    }

    @Test
    void uni_withoutSubscription_doesNothing() {
        var asked = new AtomicBoolean();
        var uni = cache.get("k", key -> {
            asked.set(true);
            return Uni.createFrom().nullItem();
        });
        assertThat(asked).isFalse();
        assertThat(uni.await().atMost(Duration.ofSeconds(30))).isEmpty();
        assertThat(asked).isTrue();
    }
}
