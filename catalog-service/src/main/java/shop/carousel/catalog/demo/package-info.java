/**
 * The shop's own demonstration assortment: about two thousand made-up products, the same for the same seed.
 */
@NullMarked
package shop.carousel.catalog.demo;

import org.jspecify.annotations.NullMarked;
