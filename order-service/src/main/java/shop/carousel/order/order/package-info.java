/**
 * Orders: the state machine that every order goes through, its history, what is told to others about it, and how its
 * owner follows it. Other features change an order only through {@link shop.carousel.order.order.OrderTransitions}.
 */
@NullMarked
package shop.carousel.order.order;

import org.jspecify.annotations.NullMarked;
