package shop.carousel.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import shop.carousel.kit.problem.Problem;

/** A page that a service shows in the place of an error's when one of its forms is refused: it keeps what was typed. */
public interface RefusalPage {

    /**
     * The page; empty where the request has none. Runs on the event loop, often because the service has too much to do:
     * it must not wait, and asks nobody.
     */
    Optional<String> render(RoutingContext refused, Problem problem);
}
