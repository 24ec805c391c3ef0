package shop.carousel.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.validation.SkuForm;

/**
 * A product as the API answers it: the product and how many are left.
 *
 * @param rating what its customers think of it, from 1 to 5 stars ({@link Rating#score}); absent if nobody has rated
 * @param onSale whether it can be bought, as far as that does not depend on the stock
 * @param replacedBy the SKU of what is sold in its place; absent for nothing
 * @param images the first is {@code imageUrl}
 * @param lowestPrice30Days the lowest price of the 30 days before the last reduction; absent if the price is none
 * @param reviewCount how many reviews that is made of
 * @param stars how many gave one, two, three, four and five stars
 */
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

        boolean onSale,

        @Schema(pattern = SkuForm.REGEX, examples = "LAMP-2") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String replacedBy,

        @Schema(minItems = 1, maxItems = 20) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money lowestPrice30Days,

        @Schema(minimum = "1", maximum = "5", examples = "4.36") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Double rating,

        @Schema(minimum = "0", examples = "12") long reviewCount,
        @Schema(minItems = 5, maxItems = 5) List<Integer> stars,
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
                product.isSold(),
                product.replacedBy(),
                Objects.requireNonNull(product.images()),
                product.lowestPrice30Days(),
                product.rating().score(),
                product.rating().reviews(),
                product.rating().stars(),
                product.version());
    }
}
