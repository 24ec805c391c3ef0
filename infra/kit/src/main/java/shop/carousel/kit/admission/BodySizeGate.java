package shop.carousel.kit.admission;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.StatusProblems;
import shop.carousel.kit.problem.TooLarge;
import shop.carousel.kit.web.Refusals;

/**
 * Refuses a body by the request's head: 413 if it is over the limit, 415 if it has files. Both are accepted on {@link
 * RequestConfig#largeBodyPaths} alone: forms of pages have no files, so they need no parser that writes files.
 */
@Singleton
final class BodySizeGate implements Handler<RoutingContext> {

    private final RequestConfig config;
    private final List<RoutePattern> large;
    private final Refusals refusals;

    BodySizeGate(RequestConfig config, Refusals refusals) {
        this.config = config;
        this.large = config.largeBodies();
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<Problem> refusal =
                isLarge(context) ? Optional.empty() : size(context).or(() -> files(context));
        refusal.ifPresentOrElse(problem -> refusals.send(context, problem), context::next);
    }

    private boolean isLarge(RoutingContext context) {
        return large.stream().anyMatch(Routed.of(context)::is);
    }

    private Optional<Problem> size(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null) {
            return Optional.empty();
        }
        OptionalLong bytes = Numbers.whole(length, 0, Long.MAX_VALUE);
        if (bytes.isEmpty()) {
            return Optional.of(Problem.badRequest("Content-Length", "is not a number"));
        }
        return bytes.getAsLong() > config.bodyLimit() ? Optional.of(TooLarge.PROBLEM) : Optional.empty();
    }

    private static Optional<Problem> files(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return type != null && type.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length())
                ? Optional.of(StatusProblems.of(415, context.normalizedPath()))
                : Optional.empty();
    }
}
