package shop.carousel.kit.event;

import java.time.Duration;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.work.Backoff;

/**
 * Tries work again: after an outage for ever, after anything else a few times. The pauses of the latter are bounded for
 * all that is tried with this.
 */
final class Tries {

    private static final Logger LOG = Logger.getLogger(Tries.class);

    private final ConsumptionConfig config;
    private final Backoff backoff;
    private Duration patience;

    Tries(ConsumptionConfig config) {
        this.config = config;
        this.backoff = backoff(config);
        this.patience = config.patience();
    }

    /** The pauses that consumers make. */
    static Backoff backoff(ConsumptionConfig config) {
        return new Backoff(config.firstPause(), config.longestPause());
    }

    /** Null when it is done; else the last fault, and it was not an outage. */
    @Nullable
    RuntimeException untilDone(Runnable work) {
        return untilDone(work, fault -> false);
    }

    /** The same, but also returns the first fault after which it is to be left. */
    @Nullable
    RuntimeException untilDone(Runnable work, Predicate<RuntimeException> leave) {
        int faults = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return null;
            } catch (RuntimeException fault) {
                boolean outage = Outages.isOutage(fault);
                faults += outage ? 0 : 1;
                if (fault instanceof MalformedEventException || faults >= config.attempts() || leave.test(fault)) {
                    return fault;
                }
                LOG.warnf("Trying again after: %s", fault);
                if (outage || isPatient(backoff.after(attempt))) {
                    backoff.pauseAfter(attempt);
                }
            }
        }
    }

    private boolean isPatient(Duration pause) {
        patience = patience.minus(pause);
        return !patience.isNegative();
    }
}
