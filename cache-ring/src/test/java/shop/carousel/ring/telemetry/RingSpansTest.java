package shop.carousel.ring.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.mutiny.MutinyRingCache;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.testing.Rings;

/** What a tracer gets to see. */
class RingSpansTest {

    private static final AttributeKey<String> CACHE = AttributeKey.stringKey("carousel.ring.cache");
    private static final AttributeKey<String> NODE = AttributeKey.stringKey("carousel.ring.node");
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final OpenTelemetrySdk TELEMETRY = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                    .build())
            .build();
    private static final RedisProcess REDIS = RedisProcess.start("redis-a");
    private static final CacheRing RING =
            CacheRings.start(Rings.options(Duration.ofSeconds(5), REDIS).observer(new RingSpans(TELEMETRY)));

    private final RingCache<String> cache = RING.cache(Rings.texts("product"));

    @BeforeEach
    void empty() {
        REDIS.empty();
        SPANS.reset();
    }

    @AfterAll
    static void stop() {
        RING.close();
        REDIS.close();
        TELEMETRY.close();
    }

    /** A command's span ends on its event loop, which may be a moment after its caller has gone on. */
    private static List<SpanData> spans(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (SPANS.getFinishedSpanItems().size() < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.yield();
        }
        return SPANS.getFinishedSpanItems();
    }

    private static SpanData named(List<SpanData> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void miss_isASpanWithItsCommandsInIt() {
        cache.get("secret-key", key -> new Versioned<>("secret value", 1));
        var spans = spans(3);
        var call = named(spans, "ring get");
        assertThat(call.getAttributes().get(CACHE)).isEqualTo("product");
        for (var name : List.of("node get-or-lease", "node fill")) {
            var command = named(spans, name);
            assertThat(command.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(command.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(command.getAttributes().get(NODE)).isEqualTo("redis-a");
        }
        assertThat(spans.toString()).doesNotContain("secret");
    }

    @Test
    void failure_ofALoader_isSeenInTheSpan() {
        try {
            cache.get("k", key -> {
                throw new IllegalStateException("failed");
            });
        } catch (IllegalStateException e) {
            assertThat(named(spans(2), "ring get").getStatus()).isEqualTo(StatusData.error());
        }
    }

    @Test
    void mutinyView_belongsToTheSubscribersTrace() {
        var parent = TELEMETRY.getTracer("test").spanBuilder("request").startSpan();
        try (var scope = parent.makeCurrent()) {
            assertThat(scope).isNotNull();
            MutinyRingCache.of(cache)
                    .get("k", key -> Uni.createFrom().item(new Versioned<>("v", 1)))
                    .await()
                    .atMost(Duration.ofSeconds(30));
        } finally {
            parent.end();
        }
        assertThat(named(spans(4), "ring get").getParentSpanId())
                .isEqualTo(parent.getSpanContext().getSpanId());
    }
}
