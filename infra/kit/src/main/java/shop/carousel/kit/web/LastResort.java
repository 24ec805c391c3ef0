package shop.carousel.kit.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.StatusProblems;

/**
 * Answers requests that failed outside of every resource, where the framework's answer would be an empty page or a
 * document of its own. A fault is logged under a reference that the caller is given.
 */
@Singleton
final class LastResort {

    private static final Logger LOG = Logger.getLogger(LastResort.class);

    private final Refusals refusals;

    LastResort(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.next();
        } else {
            refusals.send(context, problem(context));
        }
    }

    private static Problem problem(RoutingContext context) {
        int status = context.statusCode();
        Throwable fault = context.failure();
        if (status >= 400 && status < 500) {
            return StatusProblems.of(status, context.normalizedPath());
        }
        if (fault != null && Outages.isOutage(fault)) {
            return Problem.unavailable("The shop is busy or a part of it is away.", 2);
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(fault, "%s failed outside of its resource, reference %s", context.normalizedPath(), reference);
        return StatusProblems.internal(reference);
    }
}
