package shop.carousel.kit.event;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.trace.Traces;

/**
 * How every consumer treats a record. Promises: an outage (database, broker or another part away) is waited for, however long, and no
 * record is passed over because of it; a record that cannot be handled is tried {@link ConsumptionConfig#attempts()} times, then put
 * on the topic {@code <topic>.<consumer>.dead-letters} with the reason, and the partition goes on. The handler sees events of one
 * partition in their order and may see an event twice.
 */
@Singleton
public final class Consumption {

    private static final Logger LOG = Logger.getLogger(Consumption.class);

    private final DeadLetters deadLetters;
    private final ConsumptionConfig config;
    private final Traces traces;

    Consumption(DeadLetters deadLetters, ConsumptionConfig config, Traces traces) {
        this.deadLetters = deadLetters;
        this.config = config;
        this.traces = traces;
    }

    /** Returns when the record is handled or is among the dead letters. To be called on a thread that may block. */
    public void consume(String consumer, Arrived record, EventHandler handler) {
        try {
            patiently(config.attempts(), () -> handle(CloudEvent.of(record), handler));
        } catch (MalformedEventException | GaveUp unhandled) {
            LOG.errorf(unhandled, "%s: %s goes to the dead letters", consumer, record.place());
            int attempts = unhandled instanceof GaveUp ? config.attempts() : 1;
            insist(() -> deadLetters.add(consumer, record, attempts, unhandled));
        }
    }

    private void handle(CloudEvent event, EventHandler handler) {
        traces.within(event.trace(), () -> handler.handle(event));
    }

    /** Returns when the work is done, however long that takes: for records that are put aside nowhere, such as dead letters themselves. */
    public void insist(Runnable work) {
        patiently(Integer.MAX_VALUE, work);
    }

    private void patiently(int attempts, Runnable work) {
        int faults = 0;
        for (int pauses = 0; ; pauses++) {
            try {
                work.run();
                return;
            } catch (MalformedEventException unreadable) {
                throw unreadable;
            } catch (RuntimeException fault) {
                faults += Outages.isOutage(fault) ? 0 : 1;
                if (faults >= attempts) {
                    throw new GaveUp(fault);
                }
                LOG.warnf("Trying again after: %s", fault);
                pause(pauses);
            }
        }
    }

    private void pause(int attempt) {
        long factor = 1L << Math.min(attempt, 16);
        long millis = Math.min(
                config.firstPause().toMillis() * factor, config.longestPause().toMillis());
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to try again", stop);
        }
    }

    private static final class GaveUp extends RuntimeException {
        GaveUp(RuntimeException last) {
            super(last.toString(), last);
        }
    }
}
