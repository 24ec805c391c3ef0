package shop.carousel.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that several traces caused. */
class SharedSpansTest {

    private static final String ONE = "1bf92f3577b34da6a3ce929d0e0e4731";
    private static final String OTHER = "2bf92f3577b34da6a3ce929d0e0e4732";

    private final FinishedSpans kept = new FinishedSpans(
            new FinishedSpansTest.Limits(10, 100, 100), new SimpleMeterRegistry(), "some-service", "some-1");
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(
                    SdkTracerProvider.builder().addSpanProcessor(kept).build())
            .build();

    @BeforeEach
    void register() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(sdk);
    }

    @AfterEach
    void close() {
        GlobalOpenTelemetry.resetForTest();
        sdk.close();
    }

    private static SpanContext cause(String trace, boolean recorded) {
        return TraceParents.read("00-" + trace + "-00f067aa0ba902b7-0" + (recorded ? 1 : 0));
    }

    private static void run(List<SpanContext> causes, Runnable work) {
        SharedSpans.run("work", SpanKind.CONSUMER, Attributes.empty(), causes, work);
    }

    @Test
    void work_ofTwoTraces_isASpanInEach_andTheSecondLeadsToTheFirst() {
        List<SpanContext> seen = new ArrayList<>();
        run(List.of(cause(ONE, true), cause(OTHER, true), cause(OTHER, true)), () -> {
            seen.add(Span.current().getSpanContext());
            seen.add(SharedSpans.here(cause(OTHER, true)));
        });
        TraceDocument.Part first = kept.trace(ONE).spans().getFirst();
        assertThat(first.spanId()).isEqualTo(seen.getFirst().getSpanId());
        assertThat(first.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(kept.trace(OTHER).spans()).singleElement().satisfies(second -> {
            assertThat(second.links()).containsExactly(new TraceDocument.Link(ONE, first.spanId()));
            assertThat(second.spanId())
                    .as("events of the second go back to it")
                    .isEqualTo(seen.getLast().getSpanId());
        });
    }

    @Test
    void work_ofNoRecordedTrace_makesNoSpan_andKnowsItsTrace() {
        List<SpanContext> seen = new ArrayList<>();
        run(List.of(cause(ONE, false)), () -> seen.add(Span.current().getSpanContext()));
        run(
                List.of(cause(ONE, false), cause(OTHER, false)),
                () -> seen.add(Span.current().getSpanContext()));
        run(List.of(SpanContext.getInvalid()), () -> seen.add(Span.current().getSpanContext()));
        assertThat(kept.kept()).isEmpty();
        assertThat(seen)
                .extracting(SpanContext::getTraceId)
                .containsExactly(
                        ONE,
                        SpanContext.getInvalid().getTraceId(),
                        SpanContext.getInvalid().getTraceId());
    }

    @Test
    void work_thatFails_isAFailedSpan_andItsFaultArrives() {
        assertThatThrownBy(() -> run(List.of(cause(ONE, true)), () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(kept.trace(ONE).spans()).singleElement().matches(TraceDocument.Part::failed);
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void span_outsideOfSharedWork_standsForItself() {
        assertThat(SharedSpans.here(cause(ONE, true))).isEqualTo(cause(ONE, true));
    }
}
