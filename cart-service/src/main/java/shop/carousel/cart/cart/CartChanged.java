package shop.carousel.cart.cart;

import shop.carousel.kit.outbox.OutboxEvent;

/** The data of the event {@code shop.carousel.cart.changed.v1}: a cart has this version now, or is gone with it. */
record CartChanged(String cartId, long version) {

    static final String TYPE = "shop.carousel.cart.changed.v1";

    /** The topic of this service's events; the key is the cart's id. */
    static final String TOPIC = "cart-events";

    OutboxEvent event() {
        return OutboxEvent.of(TOPIC, cartId, TYPE, this);
    }
}
