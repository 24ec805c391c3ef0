package shop.carousel.kit.admission;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import shop.carousel.kit.problem.Problem;

/**
 * What a service has accepted and not done yet, at all instances together. While that is enough, it accepts no more.
 */
public interface Backlog {

    /**
     * Why a request cannot be accepted now; empty if it can, or if it adds nothing to the backlog. Called on the event
     * loop for every request, so it must not block.
     */
    Optional<Problem> refusal(HttpServerRequest request);
}
