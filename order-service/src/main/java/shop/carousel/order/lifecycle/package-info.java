/**
 * How orders change. Others change an order only through {@link shop.carousel.order.lifecycle.OrderTransitions}: the
 * row, the step of its history, the event and the work that follows are one transaction. Two sources of events are here
 * too: the catalog's stock events and passed deadlines. This package does not know payments, parcels and mail: payments
 * implement {@link shop.carousel.order.lifecycle.OrderPayments}, and features that follow an order's moves are {@link
 * shop.carousel.order.lifecycle.OrderFollower}s.
 */
@NullMarked
package shop.carousel.order.lifecycle;

import org.jspecify.annotations.NullMarked;
