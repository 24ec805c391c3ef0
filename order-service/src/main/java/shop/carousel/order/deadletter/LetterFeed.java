package shop.carousel.order.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.Consumption;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.order.order.OrderIds;

/** Keeps what arrives on any service's dead-letter topic. A second delivery changes nothing; an outage of the database is waited for. */
@Singleton
class LetterFeed {

    private static final String CONSUMER = "dead-letters";

    private final Consumption consumption;
    private final Inbox inbox;
    private final LetterRows rows;
    private final Clock clock;

    LetterFeed(Consumption consumption, Inbox inbox, LetterRows rows, Clock clock) {
        this.consumption = consumption;
        this.inbox = inbox;
        this.rows = rows;
        this.clock = clock;
    }

    @Incoming("dead-letter-feed")
    @Blocking
    void hear(Poll poll) {
        poll.forEach(this::hear);
    }

    private void hear(Arrived record) {
        var fallen = new FallenRecord(record);
        consumption.insist(() -> QuarkusTransaction.requiringNew().run(() -> keep(fallen)));
    }

    private void keep(FallenRecord fallen) {
        if (!inbox.firstDelivery(CONSUMER, fallen.deliveryId())) {
            return;
        }
        boolean known =
                fallen.earlierId().filter(id -> rows.diedAgain(id, fallen)).isPresent();
        if (!known) {
            rows.insert(OrderIds.next(clock), fallen);
        }
    }
}
