/**
 * Finding products: full text that forgives typing errors, filters with counts, suggestions, and the pages that show
 * them.
 *
 * <p>{@link shop.carousel.catalog.search.ProductSearch} is the interface to the engine: embedded Lucene (package {@code
 * lucene}), and another can take its place.
 */
@NullMarked
package shop.carousel.catalog.search;

import org.jspecify.annotations.NullMarked;
