package shop.carousel.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shop.carousel.kit.problem.Problem;

/**
 * How many requests are worked on at a time in this process. The next one is answered 503 at once, on the event loop and unread: it costs
 * next to nothing, and those that were let in keep their pace. What orders hang on has places of its own. Live streams have a limit of their own, and health is always told.
 */
@Singleton
final class RequestLimit {

    private static final int SECOND = 9_000;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final WebConfig config;
    private final Refusals refusals;
    private final AtomicInteger ordinary = new AtomicInteger();
    private final AtomicInteger essential = new AtomicInteger();

    RequestLimit(WebConfig config, Refusals refusals) {
        this.config = config;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, SECOND);
    }

    private void admit(RoutingContext context) {
        if (isExempt(context)) {
            context.next();
        } else {
            admit(context, isEssential(context) ? essential : ordinary);
        }
    }

    private void admit(RoutingContext context, AtomicInteger underWay) {
        if (underWay.incrementAndGet() > config.requests()) {
            underWay.decrementAndGet();
            refusals.send(context, Problem.unavailable("Too many requests are under way.", RETRY_AFTER_SECONDS));
        } else {
            context.addEndHandler(ended -> underWay.decrementAndGet());
            context.next();
        }
    }

    private boolean isEssential(RoutingContext context) {
        String uri = context.request().uri();
        return config.essential().orElse(List.of()).stream().anyMatch(uri::contains);
    }

    private static boolean isExempt(RoutingContext context) {
        String path = context.request().path();
        String accepted = context.request().getHeader("Accept");
        return (path != null && path.startsWith("/q/"))
                || (accepted != null && accepted.startsWith("text/event-stream"));
    }
}
