package shop.carousel.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import shop.carousel.kit.problem.Problem;

/** A page that a service shows instead of the error page when one of its forms is refused: it keeps what was typed. */
public interface RefusalPage {

    /**
     * The page; empty if the request has none. Runs on the event loop, often during overload: it must not block and
     * must call no other part.
     */
    Optional<String> render(RoutingContext refused, Problem problem);
}
