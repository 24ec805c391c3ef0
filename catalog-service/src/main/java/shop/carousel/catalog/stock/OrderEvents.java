package shop.carousel.catalog.stock;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.Consumption;

/**
 * Hears what happens to orders (topic {@code order-events}) and settles what one poll brought together. All instances share one consumer
 * group, so an order's events are in one place and in their order.
 *
 * <p>What a poll brought is settled at once, or, when that fails for any reason, record by record: then an outage is waited for, and a
 * record that cannot be settled goes to the dead letters while those beside it go on.
 */
@Singleton
class OrderEvents {

    private static final Logger LOG = Logger.getLogger(OrderEvents.class);

    private final Settlement settlement;
    private final StockRequests requests;
    private final Consumption consumption;
    private final StockConfig config;

    OrderEvents(Settlement settlement, StockRequests requests, Consumption consumption, StockConfig config) {
        this.settlement = settlement;
        this.requests = requests;
        this.consumption = consumption;
        this.config = config;
    }

    @Incoming("order-events")
    @Blocking
    void hear(Poll poll) {
        poll.pieces(config.batchOrders()).forEach(this::hear);
    }

    private void hear(List<Arrived> records) {
        try {
            settle(records.stream().map(CloudEvent::of).toList());
        } catch (RuntimeException | SQLException fault) {
            LOG.infof("%d records are settled one by one: %s", records.size(), fault);
            records.forEach(
                    record -> consumption.consume(SettlementTransaction.CONSUMER, record, event -> settleAlone(event)));
        }
    }

    private void settle(List<CloudEvent> events) throws SQLException {
        List<Delivery> deliveries =
                events.stream().map(requests::read).flatMap(Optional::stream).toList();
        for (List<Delivery> part : BatchCut.of(deliveries, config.batchLines())) {
            settlement.settle(new Batch(part, false));
        }
    }

    private void settleAlone(CloudEvent event) {
        try {
            settle(List.of(event));
        } catch (SQLException fault) {
            throw new StockFault(fault);
        }
    }
}
