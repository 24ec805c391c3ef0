package shop.carousel.ring.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Locale;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;

/**
 * A span for each call of a cache, and in it one for each command that goes to a node. They carry the cache's and the
 * node's name, never a key or a value.
 */
public final class RingSpans implements RingObserver {

    private final Tracer tracer;

    public RingSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("shop.carousel.ring");
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // The end is told on the same thread, whatever happens.
    public Ending cacheCalled(String operation, String cache) {
        var span = tracer.spanBuilder("ring " + operation)
                .setAttribute("carousel.ring.cache", cache)
                .startSpan();
        var scope = span.makeCurrent();
        return answered -> {
            scope.close();
            end(span, answered);
        };
    }

    @Override
    public Ending nodeCalled(String operation, RingNode node) {
        var span = tracer.spanBuilder("node " + operation)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("carousel.ring.node", node.name())
                .setAttribute("db.system.name", node.kind().name().toLowerCase(Locale.ROOT))
                .setAttribute("server.address", node.host())
                .setAttribute("server.port", node.port())
                .startSpan();
        return answered -> end(span, answered);
    }

    private static void end(Span span, boolean answered) {
        if (!answered) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
