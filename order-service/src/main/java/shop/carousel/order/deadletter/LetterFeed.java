package shop.carousel.order.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.Consumption;
import shop.carousel.kit.event.DeadLetters;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.order.lifecycle.OrderIds;

/**
 * Stores the records of every service's dead-letter topic. A second delivery changes nothing, and the feed waits for
 * the end of an outage of the database. Of a record that cannot be stored, its position is.
 */
@Singleton
class LetterFeed {

    private static final Logger LOG = Logger.getLogger(LetterFeed.class);
    private static final String CONSUMER = "dead-letters";

    private final Consumption consumption;
    private final Inbox inbox;
    private final Letters letters;
    private final LetterHeaders headers;
    private final Clock clock;

    LetterFeed(Consumption consumption, Inbox inbox, Letters letters, LetterHeaders headers, Clock clock) {
        this.consumption = consumption;
        this.inbox = inbox;
        this.letters = letters;
        this.headers = headers;
        this.clock = clock;
    }

    @Incoming("dead-letter-feed")
    @Blocking
    void hear(Poll poll) {
        poll.forEach(this::hear);
    }

    private void hear(Arrived record) {
        insist(
                record,
                fault -> insist(bare(record, fault), hopeless -> {
                    LOG.errorf(hopeless, "The dead letter at %s is passed over", record.place());
                }));
    }

    private void insist(Arrived record, Consumer<RuntimeException> orElse) {
        var fallen = new FallenRecord(record);
        consumption.insist(
                CONSUMER + " " + record.place(),
                () -> QuarkusTransaction.requiringNew().run(() -> keep(fallen)),
                orElse);
    }

    /** What can always be kept of it: where it is, and why no more is kept. */
    private static Arrived bare(Arrived record, RuntimeException fault) {
        Header reason = Header.of(DeadLetters.REASON, "It cannot be kept here: " + fault);
        Header origin = Header.of(DeadLetters.ORIGIN, record.place());
        Header nothing = Header.of(DeadLetters.TRUNCATED, "unknown");
        return new Arrived(
                record.topic(), null, null, List.of(reason, origin, nothing), record.place(), record.timestamp());
    }

    private void keep(FallenRecord fallen) {
        if (!inbox.firstDelivery(CONSUMER, fallen.deliveryId())) {
            return;
        }
        Instant now = clock.instant();
        fallen.earlierId()
                .flatMap(letters::lock)
                .ifPresentOrElse(
                        letter -> letter.dieAgain(fallen, now),
                        () -> letters.persist(new DeadLetterEntity(
                                OrderIds.next(clock), fallen, headers.write(fallen.ownHeaders()), now)));
        letters.flush(); // what the database refuses is told here, and not as a commit that failed
    }
}
