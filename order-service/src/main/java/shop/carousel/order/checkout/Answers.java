package shop.carousel.order.checkout;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import shop.carousel.kit.problem.Problem;

/** Waits for another service's answer. For a shopper every failure is the same: that part of the shop is away. */
final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int NOT_FOUND = 404;

    private Answers() {}

    /** The answer; a 503 with Retry-After where there is none in time. */
    static <T> T of(String who, Uni<T> call, Duration patience) {
        try {
            return call.await().atMost(patience);
        } catch (RuntimeException fault) {
            LOG.warnf("%s did not answer: %s", who, fault);
            throw Problem.unavailable(who + " is away right now. Nothing was ordered.", RETRY_AFTER_SECONDS);
        }
    }

    /** Waits until it is done. */
    static void gone(String who, Uni<Void> call, Duration patience) {
        boolean done = of(who, call.replaceWith(true), patience);
        LOG.debugf("%s is gone: %s", who, done);
    }

    /** The answer, or empty for a 404. */
    static <T> Optional<T> found(String who, Uni<T> call, Duration patience) {
        Uni<Optional<T>> found = call.map(Optional::of)
                .onFailure(fault -> fault instanceof WebApplicationException no
                        && no.getResponse().getStatus() == NOT_FOUND)
                .recoverWithItem(Optional.empty());
        return of(who, found, patience);
    }
}
