package shop.carousel.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span as rows and records carry it: the text of W3C's header {@code traceparent}. */
public final class TraceParents {

    /** The name of the header, in HTTP and in records. */
    public static final String HEADER = "traceparent";

    private static final TextMapGetter<String> TEXT = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(String text) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String text, String key) {
            return key.equals(HEADER) ? text : null;
        }
    };

    private TraceParents() {}

    /** The span that the text names; an invalid one where there is no text, or it is malformed. */
    public static SpanContext read(@Nullable String text) {
        if (text == null) {
            return SpanContext.getInvalid();
        }
        Context read = W3CTraceContextPropagator.getInstance().extract(Context.root(), text, TEXT);
        return Span.fromContext(read).getSpanContext();
    }

    /** The text that names the span; null for an invalid one. */
    public static @Nullable String write(SpanContext span) {
        Map<String, String> headers = HashMap.newHashMap(2);
        Context context = Context.root().with(Span.wrap(span));
        W3CTraceContextPropagator.getInstance()
                .inject(context, headers, (carrier, name, value) -> headers.put(name, value));
        return headers.get(HEADER);
    }
}
