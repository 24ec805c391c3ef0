package shop.carousel.kit.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans of work that several traces have in common: a poll of events, a batch of callers. Each recorded trace gets a
 * span of its own for the work. What happens within (SQL, locks, calls) belongs to the first of them, and the others
 * link to that one, so that each trace leads to all that was done for it.
 *
 * <p>Work that no recorded trace causes costs next to nothing, and makes no spans.
 */
public final class SharedSpans {

    /** Of one batch: more would say nothing new, and each costs something. */
    static final int MOST_TRACES = 64;

    private static final ContextKey<Map<String, SpanContext>> RUNNING = ContextKey.named("carousel-running-spans");

    private SharedSpans() {}

    /**
     * Runs work that these spans caused, wherever they are.
     *
     * @param causes spans of any traces, recorded or not; invalid ones do not count
     */
    public static void run(
            String name, SpanKind kind, Attributes attributes, Collection<SpanContext> causes, Runnable work) {
        Collection<SpanContext> recorded = recorded(causes);
        if (recorded.isEmpty()) {
            try (Scope scope = unrecorded(causes).makeCurrent()) {
                work.run();
            }
        } else {
            runRecorded(name, kind, attributes, recorded, work);
        }
    }

    /**
     * The span that the running work has in the same trace as this one; this one itself, where it has none. What the
     * work tells others goes back to that span.
     */
    public static SpanContext here(SpanContext cause) {
        Map<String, SpanContext> running = Context.current().get(RUNNING);
        return running == null ? cause : running.getOrDefault(cause.getTraceId(), cause);
    }

    /** One of each recorded trace, in their order. */
    private static Collection<SpanContext> recorded(Collection<SpanContext> causes) {
        Map<String, SpanContext> recorded = new LinkedHashMap<>();
        causes.stream()
                .filter(SpanContext::isSampled)
                .limit(MOST_TRACES)
                .forEach(cause -> recorded.putIfAbsent(cause.getTraceId(), cause));
        return recorded.values();
    }

    /** Logs and events name a trace that is not recorded, too, where there is one. */
    private static Context unrecorded(Collection<SpanContext> causes) {
        List<SpanContext> known =
                causes.stream().filter(SpanContext::isValid).limit(2).toList();
        return known.size() == 1 ? Context.root().with(Span.wrap(known.getFirst())) : Context.root();
    }

    private static void runRecorded(
            String name, SpanKind kind, Attributes attributes, Collection<SpanContext> recorded, Runnable work) {
        List<Span> spans = started(name, kind, attributes, recorded);
        Map<String, SpanContext> running = new HashMap<>();
        spans.forEach(span -> running.put(span.getSpanContext().getTraceId(), span.getSpanContext()));
        Context context = Context.root().with(spans.getFirst()).with(RUNNING, running);
        try (Scope scope = context.makeCurrent()) {
            work.run();
        } catch (RuntimeException | Error fault) {
            spans.forEach(span -> span.setStatus(StatusCode.ERROR));
            throw fault;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private static List<Span> started(
            String name, SpanKind kind, Attributes attributes, Collection<SpanContext> causes) {
        Tracer tracer = GlobalOpenTelemetry.getTracer("shop.carousel.kit");
        List<Span> spans = new ArrayList<>();
        for (SpanContext cause : causes) {
            SpanBuilder span = tracer.spanBuilder(name)
                    .setSpanKind(kind)
                    .setParent(Context.root().with(Span.wrap(cause)))
                    .setAllAttributes(attributes);
            if (!spans.isEmpty()) {
                span.addLink(spans.getFirst().getSpanContext());
            }
            spans.add(span.startSpan());
        }
        return spans;
    }
}
