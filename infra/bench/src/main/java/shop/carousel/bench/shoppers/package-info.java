/**
 * {@code ./shop load}: people who visit the shop. A profile says who comes;
 * each shopper's way is decided before it begins, and shoppers arrive whether or not the shop keeps up.
 */
@NullMarked
package shop.carousel.bench.shoppers;

import org.jspecify.annotations.NullMarked;
