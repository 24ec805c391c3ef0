/**
 * The catalog's data that the cart needs: name, price and stock. Read from the ring's caches {@code product} and {@code
 * stock}, which the catalog owns; missing entries are requested from the catalog over REST and stored there. If the
 * catalog is away, the ring still answers for what it holds, and the rest is unknown, which is a value and not an
 * error.
 *
 * <p>Others use {@link shop.carousel.cart.pricing.Pricing} and the values that it returns.
 */
@NullMarked
package shop.carousel.cart.pricing;

import org.jspecify.annotations.NullMarked;
