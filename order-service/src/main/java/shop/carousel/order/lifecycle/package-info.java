/**
 * How orders change. Others change an order only through {@link shop.carousel.order.lifecycle.OrderTransitions}: the
 * row, the step of its history, the event and the work that follows are one transaction. Here are also the two that
 * tell it of something by themselves: the catalog's stock events and passed deadlines. Payments, parcels and mail are
 * not known here: payments stand behind {@link shop.carousel.order.lifecycle.OrderPayments}, and who follows an order's
 * moves is an {@link shop.carousel.order.lifecycle.OrderFollower}.
 */
@NullMarked
package shop.carousel.order.lifecycle;

import org.jspecify.annotations.NullMarked;
