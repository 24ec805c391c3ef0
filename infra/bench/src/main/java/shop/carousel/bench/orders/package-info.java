/** {@code ./shop bench orders}: orders through the whole shop, from POST to CONFIRMED. */
@NullMarked
package shop.carousel.bench.orders;

import org.jspecify.annotations.NullMarked;
