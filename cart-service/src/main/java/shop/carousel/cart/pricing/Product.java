package shop.carousel.cart.pricing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/**
 * What the cart shows of a product.
 *
 * @param price of one unit
 * @param imageUrl a path of this shop
 * @param onSale whether it can be bought; absent if the catalog is of an earlier version, and then it can
 */
public record Product(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Money price,
        @JsonProperty(required = true) String imageUrl,
        @Nullable Boolean onSale) {

    /** Whether it can be bought, as far as that does not depend on the stock. */
    @JsonIgnore
    public boolean isSold() {
        return !Boolean.FALSE.equals(onSale);
    }
}
