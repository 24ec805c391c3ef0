package shop.carousel.kit.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The spans that ended in this process lately, by trace. Bounded in three ways ({@link TraceConfig}): when there are
 * too many traces or spans, the trace that began first goes as a whole; a trace that has too many spans keeps those
 * that ended first. The metric {@code carousel.traces.dropped.spans} counts what went. A restart forgets all of them.
 *
 * <p>Safe for use by many threads.
 */
@Singleton
public final class FinishedSpans implements SpanProcessor {

    private static final int NANOS = 1_000_000_000;

    private final TraceConfig config;
    private final String service;
    private final String instance;
    private final Counter dropped;
    private final SequencedMap<String, Kept> traces = new LinkedHashMap<>();
    private int spans;

    @Inject
    FinishedSpans(
            TraceConfig config,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "carousel.instance", defaultValue = "1") String instance) {
        this.config = config;
        this.service = service;
        this.instance = instance;
        this.dropped = Counter.builder("carousel.traces.dropped.spans")
                .description("Spans that are not kept any more, or never were")
                .register(meters);
        Gauge.builder("carousel.traces.spans", this, FinishedSpans::count)
                .description("Spans that are kept in memory")
                .register(meters);
    }

    private static final class Kept {

        private final List<TraceDocument.Part> spans = new ArrayList<>();
        private long dropped;
    }

    private synchronized int count() {
        return spans;
    }

    /** What is kept of a trace; nothing of one that is not known. */
    public synchronized TraceDocument trace(String traceId) {
        Kept kept = traces.get(traceId);
        return kept == null
                ? new TraceDocument(traceId, service, instance, List.of(), 0)
                : new TraceDocument(traceId, service, instance, List.copyOf(kept.spans), kept.dropped);
    }

    /** The traces of which something is kept, the oldest first. */
    synchronized List<String> kept() {
        return List.copyOf(traces.keySet());
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled()) {
            add(span.getSpanContext().getTraceId(), part(span.toSpanData()));
        }
    }

    private synchronized void add(String traceId, TraceDocument.Part span) {
        Kept kept = traces.computeIfAbsent(traceId, first -> new Kept());
        if (kept.spans.size() < config.spansPerTrace()) {
            kept.spans.add(span);
            spans++;
        } else {
            kept.dropped++;
            dropped.increment();
        }
        while (traces.size() > config.traces() || spans > config.spans()) {
            Kept oldest = traces.pollFirstEntry().getValue();
            spans -= oldest.spans.size();
            dropped.increment(oldest.spans.size());
        }
    }

    private static TraceDocument.Part part(SpanData span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
        return new TraceDocument.Part(
                span.getSpanId(),
                parentOf(span),
                span.getName(),
                span.getKind().name(),
                Instant.ofEpochSecond(span.getStartEpochNanos() / NANOS, span.getStartEpochNanos() % NANOS),
                span.getEndEpochNanos() - span.getStartEpochNanos(),
                span.getStatus().getStatusCode() == StatusCode.ERROR,
                Map.copyOf(attributes),
                span.getLinks().stream()
                        .map(link -> new TraceDocument.Link(
                                link.getSpanContext().getTraceId(),
                                link.getSpanContext().getSpanId()))
                        .toList());
    }

    private static @Nullable String parentOf(SpanData span) {
        return span.getParentSpanContext().isValid() ? span.getParentSpanId() : null;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }
}
