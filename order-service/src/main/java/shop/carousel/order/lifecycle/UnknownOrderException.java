package shop.carousel.order.lifecycle;

import java.util.UUID;

/** An event names an order that this service never accepted. */
public final class UnknownOrderException extends RuntimeException {

    UnknownOrderException(UUID id) {
        super("there is no order " + id);
    }
}
