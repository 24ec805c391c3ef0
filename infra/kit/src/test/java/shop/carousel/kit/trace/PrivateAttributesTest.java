package shop.carousel.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a span does not say. */
class PrivateAttributesTest {

    @Test
    void attributesOfPeople_areTakenOut() {
        var kept = new FinishedSpans(
                new FinishedSpansTest.Limits(1, 10, 10), new SimpleMeterRegistry(), "some-service", "some-1");
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(new PrivateAttributes())
                .addSpanProcessor(kept)
                .build()) {
            provider.get("test")
                    .spanBuilder("GET /orders/{id}")
                    .setAttribute("url.query", "token=secret")
                    .setAttribute("url.path", "/orders/019aab7e-secret")
                    .setAttribute("url.full", "http://me:pass@localhost:8080/api/carts/sEcReT?q=secret")
                    .setAttribute("client.address", "192.0.2.7")
                    .setAttribute("user_agent.original", "Secret/1.0")
                    .setAttribute("http.request.method", "GET")
                    .startSpan()
                    .end();
        }
        assertThat(kept.trace(kept.kept().getFirst()).spans())
                .singleElement()
                .extracting(TraceDocument.Part::attributes)
                .isEqualTo(Map.of(
                        "url.query", "-",
                        "url.path", "/orders/-",
                        "url.full", "http://localhost:8080/api/carts/-",
                        "client.address", "-",
                        "user_agent.original", "-",
                        "http.request.method", "GET"));
    }

    @Test
    void exception_isNoEventOfASpan() {
        try (var exporter = InMemorySpanExporter.create();
                var provider = SdkTracerProvider.builder()
                        .setSpanLimits(
                                SpanLimits.builder().setMaxNumberOfEvents(1).build())
                        .addSpanProcessor(new PrivateAttributes())
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build()) {
            provider.get("test")
                    .spanBuilder("work")
                    .startSpan()
                    .recordException(new IllegalStateException("ada@example.org is taken"))
                    .end();
            assertThat(exporter.getFinishedSpanItems())
                    .singleElement()
                    .satisfies(span -> assertThat(span.getEvents().toString()).doesNotContain("ada@example.org"));
        }
    }

    @Test
    void path_keepsItsPlainWords() {
        assertThat(PrivateAttributes.wordsOf("/api/admin/dead-letters")).isEqualTo("/api/admin/dead-letters");
        assertThat(PrivateAttributes.wordsOf("/ada@example.org?x=1")).isEqualTo("/-");
        assertThat(PrivateAttributes.wordsOf("/orders/Ada%20Lovelace/")).isEqualTo("/orders/-/");
        assertThat(PrivateAttributes.wordsOf("/account/reset/" + "a".repeat(40)))
                .isEqualTo("/account/reset/-");
        assertThat(PrivateAttributes.withoutKeys("not an address")).isEqualTo("-");
    }
}
