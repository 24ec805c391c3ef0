/** {@code ./shop bench search}: questions to the catalogue of a running shop. */
@NullMarked
package shop.carousel.bench.search;

import org.jspecify.annotations.NullMarked;
