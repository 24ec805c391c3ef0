package shop.carousel.kit.event;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.trace.Traces;
import shop.carousel.kit.work.Backoff;

/**
 * How every consumer handles a poll. Promises:
 *
 * <ul>
 *   <li>it waits for the end of an outage (database, broker or another part away), however long, and skips no record
 *       because of it;
 *   <li>a record that cannot be handled is tried {@link ConsumptionConfig#attempts()} times, and then goes to the topic
 *       {@code <topic>.<consumer>.dead-letters} with the reason, whatever its size; the partition goes on;
 *   <li>records that are no events are put aside together, with one wait for the broker;
 *   <li>a batch that fails is halved, so one bad record costs the others a few tries; if another transaction holds its
 *       row, records of other keys go first.
 * </ul>
 *
 * The handler sees events of one key in their order and may see an event twice.
 */
@Singleton
public final class Consumption {

    private static final Logger LOG = Logger.getLogger(Consumption.class);

    private final DeadLetters deadLetters;
    private final ConsumptionConfig config;
    private final Traces traces;
    private final Progress progress;
    private final Backoff backoff;

    Consumption(DeadLetters deadLetters, ConsumptionConfig config, Traces traces, Progress progress) {
        this.deadLetters = deadLetters;
        this.config = config;
        this.traces = traces;
        this.progress = progress;
        this.backoff = Tries.backoff(config);
    }

    /**
     * Handles records one after the other. Returns when each is handled or is a dead letter. Call it on a thread that
     * may block.
     */
    public void consume(String consumer, List<Arrived> records, EventHandler handler) {
        Consumer<List<CloudEvent>> each =
                events -> events.forEach(event -> traces.within(event.trace(), () -> handler.handle(event)));
        consume(consumer, records, 1, Optional::of, each);
    }

    /**
     * Handles records together, as far as possible.
     *
     * @param reader turns an event into the item to handle, or nothing if it does not matter here; pure
     * @param together handles some of them, in their order. If it fails, it has handled none, or only items that it
     *     recognises at the next try
     */
    public <T> void consumeTogether(
            String consumer,
            List<Arrived> records,
            Function<CloudEvent, Optional<T>> reader,
            Consumer<List<T>> together) {
        consume(consumer, records, Integer.MAX_VALUE, reader, together);
    }

    private <T> void consume(
            String consumer,
            List<Arrived> records,
            int atATime,
            Function<CloudEvent, Optional<T>> reader,
            Consumer<List<T>> together) {
        PutAside aside = new PutAside(consumer, deadLetters);
        progress.track(consumer + " " + records.getFirst().place(), () -> {
            new PollWork<>(config, aside, atATime, reader, together).run(records);
            insist(aside::await);
        });
    }

    /** Returns when the work is done, however long that takes. For work that only an outage can prevent. */
    public void insist(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException fault) {
                LOG.warnf("Trying again after: %s", fault);
                backoff.pauseAfter(attempt);
            }
        }
    }

    /**
     * Returns when the work is done, or has failed {@link ConsumptionConfig#attempts()} times for another reason than
     * an outage. For records that cannot be put aside, such as dead letters themselves.
     *
     * @param what its name in a consumer's health
     * @param orElse runs with the last fault if the work cannot be done
     */
    public void insist(String what, Runnable work, Consumer<RuntimeException> orElse) {
        progress.track(what, () -> {
            RuntimeException last = new Tries(config).untilDone(work);
            if (last != null) {
                orElse.accept(last);
            }
        });
    }
}
