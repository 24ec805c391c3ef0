package shop.carousel.catalog.product;

import org.jspecify.annotations.Nullable;

/**
 * A product among others on a page, formatted.
 *
 * @param stars null if nobody has rated it
 */
public record ProductCard(
        String sku,
        String name,
        String brand,
        String price,
        String imageUrl,
        StockState stock,
        @Nullable Stars stars) {

    /** The card of a product. */
    public static ProductCard of(StockedProduct stocked) {
        Product product = stocked.product();
        return new ProductCard(
                product.sku(),
                product.name(),
                product.brand(),
                product.price().display(),
                product.imageUrl(),
                StockState.of(stocked),
                Stars.of(product.rating()));
    }
}
