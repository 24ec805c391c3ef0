/**
 * {@code ./shop load}: people who visit the shop. A profile names the kind of shoppers;
 * each shopper's way is decided before it begins, and shoppers arrive whether or not the shop keeps up.
 */
@NullMarked
package shop.carousel.bench.shoppers;

import org.jspecify.annotations.NullMarked;
