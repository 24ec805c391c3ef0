/**
 * Reviews of products by customers who got them, and each product's rating.
 *
 * <p>The events of orders say who got what. The name of a deleted account is removed here too. Other packages see
 * reviews through {@link shop.carousel.catalog.product.ProductReviews} alone.
 */
@NullMarked
package shop.carousel.catalog.review;

import org.jspecify.annotations.NullMarked;
