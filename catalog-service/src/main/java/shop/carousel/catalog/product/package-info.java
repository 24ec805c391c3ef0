/**
 * Products: what the shop sells, read through the ring cache, written with their event, shown by themselves.
 *
 * <p>Other features read {@link shop.carousel.catalog.product.ProductCatalog} and write with
 * {@link shop.carousel.catalog.product.ProductWriting}; everything else is internal.
 */
@NullMarked
package shop.carousel.catalog.product;

import org.jspecify.annotations.NullMarked;
