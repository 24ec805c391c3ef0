/**
 * Partial refunds: who may refund how much of which lines, once for each Idempotency-Key. The order's row, its history,
 * the refund and the work of it are written by {@code lifecycle}; {@code payment} does the work. Others use {@link
 * shop.carousel.order.refund.Refunds}.
 */
@NullMarked
package shop.carousel.order.refund;

import org.jspecify.annotations.NullMarked;
