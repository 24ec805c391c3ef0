/**
 * {@code ./shop bench stock}: units of few and of many SKUs sold to many buyers, by the shop's own settlement and in
 * the usual other ways, on the same servers in the same run.
 */
@NullMarked
package shop.carousel.bench.stock;

import org.jspecify.annotations.NullMarked;
