package shop.carousel.catalog.product;

/** A product among others on a page, formatted. */
public record ProductCard(String sku, String name, String brand, String price, String imageUrl, StockState stock) {

    /** The card of a product. */
    public static ProductCard of(StockedProduct stocked) {
        Product product = stocked.product();
        return new ProductCard(
                product.sku(),
                product.name(),
                product.brand(),
                product.price().display(),
                product.imageUrl(),
                StockState.of(stocked.stock()));
    }
}
