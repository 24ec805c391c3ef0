package shop.carousel.kit.trace;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the running work: that of the consumed event, or of the HTTP request, which begins one if its sender did
 * not.
 */
@Singleton
public final class Traces {

    private static final ThreadLocal<@Nullable TraceParent> CONSUMED = new ThreadLocal<>();

    private final CurrentVertxRequest request;

    Traces(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Empty for work without a request, such as a sweeper's. */
    public Optional<TraceParent> current() {
        return Optional.ofNullable(CONSUMED.get()).or(this::ofRequest);
    }

    private Optional<TraceParent> ofRequest() {
        boolean inRequest = Arc.container().requestContext().isActive();
        RoutingContext http = inRequest ? request.getCurrent() : null;
        return Optional.ofNullable(http).map(Traces::of);
    }

    private static TraceParent of(RoutingContext http) {
        TraceParent known = http.get(TraceParent.HEADER);
        if (known != null) {
            return known;
        }
        TraceParent begun =
                TraceParent.of(http.request().getHeader(TraceParent.HEADER)).orElseGet(TraceParent::fresh);
        http.put(TraceParent.HEADER, begun);
        return begun;
    }

    /** Runs work within a trace; without one if null. */
    public void within(@Nullable TraceParent trace, Runnable work) {
        TraceParent before = CONSUMED.get();
        CONSUMED.set(trace);
        try {
            work.run();
        } finally {
            CONSUMED.set(before);
        }
    }
}
