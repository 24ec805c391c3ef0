package shop.carousel.order.order;

import java.util.UUID;

/** That an order came from one state to another. */
public record OrderMove(UUID order, OrderState from, OrderState to) {}
