package shop.carousel.order.lifecycle;

import java.util.UUID;
import shop.carousel.order.model.OrderState;

/** That an order came from one state to another. */
public record OrderMove(UUID order, OrderState from, OrderState to) {}
