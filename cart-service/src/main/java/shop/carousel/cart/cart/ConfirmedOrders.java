package shop.carousel.cart.cart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.Consumption;

/** Takes out of a cart what an order that was confirmed has bought, once for each event, however often it arrives. */
@ApplicationScoped
class ConfirmedOrders {

    /** The consumer's name: its group, its entries in the inbox, its dead letters. */
    static final String CONSUMER = "cart-order-events";

    private final Consumption consumption;
    private final Carts carts;
    private final ObjectMapper json;

    ConfirmedOrders(Consumption consumption, Carts carts, ObjectMapper json) {
        this.consumption = consumption;
        this.carts = carts;
        this.json = json;
    }

    @Incoming("order-events")
    @Blocking
    void consume(Poll poll) {
        consumption.consume(CONSUMER, poll.records(), this::handle);
    }

    private void handle(CloudEvent event) {
        if (!event.type().equals(ConfirmedOrder.TYPE)) {
            return;
        }
        ConfirmedOrder order = event.data(json, ConfirmedOrder.class);
        if (order.cartId() != null) {
            carts.subtract(CONSUMER, event.id(), order.cartId(), Lines.of(order.lines()));
        }
    }
}
