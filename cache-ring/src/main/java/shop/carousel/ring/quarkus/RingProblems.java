package shop.carousel.ring.quarkus;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingOverloadedException;
import shop.carousel.ring.console.ProblemDocument;

/** What callers of a service are told when the ring refuses: 503 and when to try again. */
@Singleton
public class RingProblems {

    @ServerExceptionMapper(RingOverloadedException.class)
    Response overloaded(RingOverloadedException fault) {
        return ProblemDocument.busy("Too many requests bypass the cache at the moment.");
    }

    @ServerExceptionMapper(LockUnavailableException.class)
    Response unavailable(LockUnavailableException fault) {
        return ProblemDocument.busy("A lock cannot be taken at the moment.");
    }
}
