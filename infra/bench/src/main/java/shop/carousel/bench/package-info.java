/**
 * The program behind {@code ./shop bench}: one package for each benchmark, its peers beside it. Not part of the shop;
 * nothing depends on it.
 */
@NullMarked
package shop.carousel.bench;

import org.jspecify.annotations.NullMarked;
