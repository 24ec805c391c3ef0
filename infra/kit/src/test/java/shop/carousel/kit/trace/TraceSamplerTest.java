package shop.carousel.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which traces are recorded. */
class TraceSamplerTest {

    private static final String RECORDED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String UNRECORDED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private final AtomicLong now = new AtomicLong();
    private final TraceSampler sampler = new TraceSampler(new Rates(2, 1, 3), now::get);

    private record Rates(int changesPerSecond, int readsPerSecond, int continuedPerSecond) implements TraceConfig {

        @Override
        public int traces() {
            return 1;
        }

        @Override
        public int spans() {
            return 1;
        }

        @Override
        public int spansPerTrace() {
            return 1;
        }
    }

    private boolean isRecorded(Context parent, SpanKind kind, String method) {
        Attributes attributes = Attributes.of(AttributeKey.stringKey("http.request.method"), method);
        return sampler.shouldSample(parent, "4bf92f3577b34da6a3ce929d0e0e4736", "name", kind, attributes, List.of())
                .getDecision()
                .equals(SamplingDecision.RECORD_AND_SAMPLE);
    }

    private int recorded(int times, Context parent, SpanKind kind, String method) {
        int recorded = 0;
        for (int i = 0; i < times; i++) {
            recorded += isRecorded(parent, kind, method) ? 1 : 0;
        }
        return recorded;
    }

    private static Context in(String traceparent) {
        return Context.root().with(Span.wrap(TraceParents.read(traceparent)));
    }

    @Test
    void requests_moreThanAllowed_areRecordedAtTheirRate() {
        assertThat(recorded(100, Context.root(), SpanKind.SERVER, "POST")).isEqualTo(10);
        assertThat(recorded(100, Context.root(), SpanKind.SERVER, "GET")).isEqualTo(5);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(recorded(100, Context.root(), SpanKind.SERVER, "POST")).isEqualTo(2);
        assertThat(recorded(100, Context.root(), SpanKind.SERVER, "GET")).isEqualTo(1);
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(recorded(100, Context.root(), SpanKind.SERVER, "POST")).isEqualTo(10);
    }

    @Test
    void work_thatNobodyAskedFor_beginsNoTrace() {
        assertThat(recorded(10, Context.root(), SpanKind.CLIENT, "GET")).isZero();
        assertThat(recorded(10, Context.root(), SpanKind.INTERNAL, "GET")).isZero();
    }

    @Test
    void trace_isRecordedAsItsBeginningIs() {
        assertThat(recorded(100, in(RECORDED), SpanKind.CONSUMER, "POST")).isEqualTo(100);
        assertThat(recorded(100, in(UNRECORDED), SpanKind.SERVER, "POST")).isZero();
    }

    /** Anybody can send such a header: that must not cost more than it may. */
    @Test
    void requests_thatSayTheyAreRecorded_areSoAtTheirRate() {
        assertThat(recorded(1_000, in(RECORDED), SpanKind.SERVER, "GET")).isEqualTo(15);
    }
}
