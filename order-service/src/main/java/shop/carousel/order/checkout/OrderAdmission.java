package shop.carousel.order.checkout;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Refusals;

/** Refuses new orders before their bodies are read while the shop has enough to do with those it has accepted. */
@Singleton
class OrderAdmission {

    private static final int PRIORITY = 8_000;
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Set<String> PATHS = Set.of("/api/orders", "/api/orders/");

    private final Backlog backlog;
    private final Refusals refusals;

    OrderAdmission(Backlog backlog, Refusals refusals) {
        this.backlog = backlog;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext context) {
        if (backlog.isFull()
                && HttpMethod.POST.equals(context.request().method())
                && PATHS.contains(context.request().path())) {
            refusals.send(
                    context,
                    Problem.unavailable(
                            "The shop is busy with the orders that it has. Nothing was ordered.", RETRY_AFTER_SECONDS));
        } else {
            context.next();
        }
    }
}
