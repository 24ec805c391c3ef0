/** {@code ./shop bench stock}: selling the units of hot products, beside the usual ways. */
@NullMarked
package shop.carousel.bench.stock;

import org.jspecify.annotations.NullMarked;
