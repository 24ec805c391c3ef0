package shop.carousel.catalog.product;

import java.util.Map;
import shop.carousel.catalog.stock.StockLevel;

/** A product and its stock, read together. */
public record StockedProduct(Product product, StockLevel stock) {

    static StockedProduct of(Product product, Map<String, StockLevel> levels) {
        return new StockedProduct(product, levels.getOrDefault(product.sku(), StockLevel.none(product.sku())));
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
