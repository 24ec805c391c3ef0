package shop.carousel.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of spans, and what goes when there are too many. */
class FinishedSpansTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Limits limits = new Limits(3, 10, 6);
    private final FinishedSpans kept = new FinishedSpans(limits, meters, "some-service", "some-1");
    private final SdkTracerProvider provider =
            SdkTracerProvider.builder().addSpanProcessor(kept).build();
    private final Tracer tracer = provider.get("test");

    @AfterEach
    void close() {
        provider.close();
    }

    /** Bounds of the store; the sampler's do not matter here. */
    record Limits(int traces, int spans, int spansPerTrace) implements TraceConfig {

        @Override
        public int changesPerSecond() {
            return 0;
        }

        @Override
        public int readsPerSecond() {
            return 0;
        }

        @Override
        public int continuedPerSecond() {
            return 0;
        }
    }

    private static String trace(int number) {
        return "%032x".formatted(number);
    }

    private void spans(int trace, int count) {
        IntStream.range(0, count).forEach(i -> tracer.spanBuilder("span " + i)
                .setParent(Context.root().with(Span.wrap(parent(trace))))
                .startSpan()
                .end());
    }

    private static SpanContext parent(int trace) {
        return SpanContext.createFromRemoteParent(
                trace(trace), "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());
    }

    private double dropped() {
        return meters.get("carousel.traces.dropped.spans").counter().count();
    }

    @Test
    void span_thatEnded_isKeptWithItsFacts() {
        tracer.spanBuilder("work")
                .setParent(Context.root().with(Span.wrap(parent(1))))
                .setAttribute("some.count", 3)
                .addLink(parent(2))
                .startSpan()
                .setStatus(StatusCode.ERROR)
                .end();
        TraceDocument document = kept.trace(trace(1));
        assertThat(document.service()).isEqualTo("some-service");
        assertThat(document.instance()).isEqualTo("some-1");
        assertThat(document.spans()).singleElement().satisfies(span -> {
            assertThat(span.parentId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.attributes()).containsEntry("some.count", "3");
            assertThat(span.failed()).isTrue();
            assertThat(span.links()).containsExactly(new TraceDocument.Link(trace(2), "00f067aa0ba902b7"));
        });
    }

    @Test
    void traces_tooMany_theOldestGoesAndIsCounted() {
        IntStream.rangeClosed(1, 4).forEach(trace -> spans(trace, 2));
        assertThat(kept.kept()).containsExactly(trace(2), trace(3), trace(4));
        assertThat(kept.trace(trace(1)).spans()).isEmpty();
        assertThat(dropped()).isEqualTo(2);
        assertThat(meters.get("carousel.traces.spans").gauge().value()).isEqualTo(6);
    }

    @Test
    void spans_tooMany_theOldestTraceGoesAsAWhole() {
        spans(1, 5);
        spans(2, 5);
        assertThat(dropped()).isZero();
        spans(3, 1);
        assertThat(kept.kept()).containsExactly(trace(2), trace(3));
        assertThat(dropped()).isEqualTo(5);
        assertThat(meters.get("carousel.traces.spans").gauge().value()).isEqualTo(6);
    }

    @Test
    void trace_withTooManySpans_keepsTheFirstAndSaysHowManyItLost() {
        spans(1, 9);
        assertThat(kept.trace(trace(1)).spans())
                .extracting(TraceDocument.Part::name)
                .containsExactly("span 0", "span 1", "span 2", "span 3", "span 4", "span 5");
        assertThat(kept.trace(trace(1)).dropped()).isEqualTo(3);
        assertThat(dropped()).isEqualTo(3);
    }
}
