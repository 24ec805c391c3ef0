/**
 * Reviews: what customers say about products that they got, counted into each product's rating.
 *
 * <p>Who got what is learned from the events of orders; an account that is deleted loses its name here too. Other rooms
 * see reviews through {@link shop.carousel.catalog.product.ProductReviews} alone.
 */
@NullMarked
package shop.carousel.catalog.review;

import org.jspecify.annotations.NullMarked;
