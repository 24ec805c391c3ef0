/** {@code ./shop bench pages}: pages of a running shop. */
@NullMarked
package shop.carousel.bench.pages;

import org.jspecify.annotations.NullMarked;
