/**
 * Money: a provider behind an interface, and the persistent work of asking it. Nothing is charged twice, and no answer
 * is lost by a crash.
 */
@NullMarked
package shop.carousel.order.payment;

import org.jspecify.annotations.NullMarked;
