package shop.carousel.catalog.product;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.kit.money.Money;

/** A product as the API answers it: the product and how many are left. */
@Schema(
        name = "Product",
        requiredProperties = {"sku", "name", "price", "available", "version"})
public record ProductView(
        String sku,
        String name,
        String description,
        String brand,
        List<String> category,
        Money price,
        Map<String, Object> attributes,
        String imageUrl,
        long available,
        long version) {

    /** The product with its stock. */
    public static ProductView of(Product product, StockLevel stock) {
        return new ProductView(
                product.sku(),
                product.name(),
                product.description(),
                product.brand(),
                product.category(),
                product.price(),
                product.attributes(),
                product.imageUrl(),
                stock.available(),
                product.version());
    }
}
