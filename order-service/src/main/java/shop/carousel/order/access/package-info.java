/**
 * Who may see an order, and how they show it: the token of a guest, the cookie of a browser, the link in an e-mail, the
 * account. Pages and resources come in by {@link shop.carousel.order.access.OrderAccess}.
 */
@NullMarked
package shop.carousel.order.access;

import org.jspecify.annotations.NullMarked;
