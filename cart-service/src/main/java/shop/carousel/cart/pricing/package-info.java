/**
 * What the catalog says of products, as the cart needs it: name, price and how many are left. Read from the ring's
 * caches {@code product} and {@code stock}, which the catalog owns; what is missing there is asked of the catalog over
 * REST and put there. The catalog may be away: then the ring still answers for what it holds, and the rest is unknown,
 * which is a value and not a fault.
 *
 * <p>Others use {@link shop.carousel.cart.pricing.Pricing} and the values that it returns.
 */
@NullMarked
package shop.carousel.cart.pricing;

import org.jspecify.annotations.NullMarked;
