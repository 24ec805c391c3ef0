package shop.carousel.catalog.product;

import java.util.Map;
import java.util.Objects;

/** A product and its stock, read together. */
public record StockedProduct(Product product, StockLevel stock) {

    static StockedProduct of(Product product, Map<String, StockLevel> levels) {
        StockLevel level = levels.get(product.sku());
        return new StockedProduct(product, Objects.requireNonNullElseGet(level, () -> none(product.sku())));
    }

    /** A product without a stock row has nothing to sell. */
    private static StockLevel none(String sku) {
        return new StockLevel(sku, 0, 0, 0, 0);
    }

    /** As the API answers it. */
    public ProductView view() {
        return ProductView.of(product, stock);
    }

    /** Changes whenever the product or its stock does. */
    public String entityTag() {
        return product.version() + "-" + stock.version();
    }
}
