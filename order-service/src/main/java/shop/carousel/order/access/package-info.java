/**
 * Access to orders, and its proofs: a guest's token, a browser's cookie, the link in an e-mail, the account. The entry
 * point is {@link shop.carousel.order.access.OrderAccess}.
 */
@NullMarked
package shop.carousel.order.access;

import org.jspecify.annotations.NullMarked;
