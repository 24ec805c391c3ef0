package shop.carousel.catalog.stock.settlement;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.Consumption;

/**
 * Hears what happens to orders (topic {@code order-events}) and settles what one poll brought together. All instances
 * share one consumer group, so an order's events are in one place and in their order.
 *
 * <p>What a poll brought is settled at once, as far as its lines are not too many, or, where some of it cannot be
 * settled, half by half (see {@link Consumption}).
 */
@Singleton
class OrderEvents {

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
        for (List<Arrived> piece : poll.pieces(config.batchOrders())) {
            consumption.consumeTogether(SettlementTransaction.CONSUMER, piece, requests::read, this::settle);
        }
    }

    private void settle(List<Delivery> deliveries) {
        settlement.settleInPieces(deliveries, false);
    }
}
