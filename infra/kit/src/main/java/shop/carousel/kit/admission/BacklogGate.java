package shop.carousel.kit.admission;

import io.quarkus.arc.All;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.Refusals;

/** Refuses requests that would add to a full {@link Backlog}, so that accepted work is done in time. */
@Singleton
final class BacklogGate implements Handler<RoutingContext> {

    private final List<Backlog> backlogs;
    private final Refusals refusals;

    BacklogGate(@All List<Backlog> backlogs, Refusals refusals) {
        this.backlogs = backlogs;
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<Problem> refusal = backlogs.stream()
                .flatMap(backlog -> backlog.refusal(context.request()).stream())
                .findFirst();
        refusal.ifPresentOrElse(problem -> refusals.send(context, problem), context::next);
    }
}
