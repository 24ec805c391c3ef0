package shop.carousel.order.lifecycle;

import shop.carousel.order.model.OrderState;

/** The outcome of an event. */
public sealed interface Transition {

    /** The order moved on, when the transaction commits. */
    record Moved(OrderState to) implements Transition {}

    /** Nothing changed. */
    record Unmoved(OrderState at, String why) implements Transition {}
}
