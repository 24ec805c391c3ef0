package shop.carousel.kit.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Arrived;

/** The records of one poll that are put aside: sent one behind the other, and waited for together. Not thread-safe. */
final class PutAside {

    private static final Logger LOG = Logger.getLogger(PutAside.class);
    private static final int NAMED = 10;

    private final String consumer;
    private final DeadLetters deadLetters;
    private final Queue<Letter> begun = new ArrayDeque<>();
    private int letters;

    PutAside(String consumer, DeadLetters deadLetters) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
    }

    private record Letter(Arrived record, int attempts, Throwable reason, CompletableFuture<Void> sent) {}

    void begin(Arrived record, int attempts, Throwable reason) {
        letters++;
        if (letters <= NAMED) {
            LOG.errorf("%s: %s goes to the dead letters: %s", consumer, record.place(), reason);
            LOG.debugf(reason, "%s", record.place());
        }
        begun.add(new Letter(record, attempts, reason, deadLetters.begin(consumer, record, attempts, reason)));
    }

    /** Returns when the broker has all of them; else fails, and goes on there when it is called again. */
    void await() {
        while (!begun.isEmpty()) {
            Letter letter = begun.element();
            if (!deadLetters.hasArrived(letter.sent())) {
                deadLetters.add(consumer, letter.record(), letter.attempts(), letter.reason());
            }
            begun.remove();
        }
        if (letters > NAMED) {
            LOG.errorf("%s: %d records of one poll went to the dead letters", consumer, letters);
        }
        letters = 0;
    }
}
