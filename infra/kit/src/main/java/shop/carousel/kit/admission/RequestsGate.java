package shop.carousel.kit.admission;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Refusals;

/**
 * Limits the requests that are under way in this process. The next one is answered 503 at once, on the event loop: a
 * refusal costs almost nothing, and admitted requests keep their pace. Requests that orders depend on have places of
 * their own, and so have uploads, whose bodies arrive while they are handled. A request takes its place when its body
 * is there. Live streams have a limit of their own, and health checks always pass.
 */
@Singleton
final class RequestsGate implements Handler<RoutingContext> {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Refusals refusals;
    private final List<RoutePattern> streams;
    private final Places uploads;
    private final Places essential;
    private final Places ordinary;

    /** Requests of one kind that are under way. */
    private record Places(List<RoutePattern> routes, int most, AtomicInteger taken) {

        Places(List<RoutePattern> routes, int most) {
            this(routes, most, new AtomicInteger());
        }

        boolean areFor(Routed request) {
            return routes.stream().anyMatch(request::is);
        }

        boolean take() {
            if (taken.incrementAndGet() > most) {
                taken.decrementAndGet();
                return false;
            }
            return true;
        }

        void leave() {
            taken.decrementAndGet();
        }
    }

    RequestsGate(RequestConfig config, Refusals refusals) {
        this.refusals = refusals;
        this.streams = config.streamRoutes();
        this.uploads = new Places(config.largeBodies(), config.uploads());
        this.essential = new Places(config.essentialRoutes(), config.requests());
        this.ordinary = new Places(List.of(), config.requests());
    }

    @Override
    public void handle(RoutingContext context) {
        var request = Routed.of(context);
        if (request.path().startsWith("/q/") || streams.stream().anyMatch(request::is)) {
            context.next();
        } else {
            admit(context, placesFor(request));
        }
    }

    private Places placesFor(Routed request) {
        if (uploads.areFor(request)) {
            return uploads;
        }
        return essential.areFor(request) ? essential : ordinary;
    }

    private void admit(RoutingContext context, Places places) {
        if (places.take()) {
            context.addEndHandler(ended -> places.leave());
            context.next();
        } else {
            refusals.send(context, Problem.unavailable("Too many requests are under way.", RETRY_AFTER_SECONDS));
        }
    }
}
