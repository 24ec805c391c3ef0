package shop.carousel.cart.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.carousel.kit.money.Money;

/**
 * What the cart shows of a product.
 *
 * @param price of one unit
 * @param imageUrl a path of this shop
 */
public record Product(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Money price,
        @JsonProperty(required = true) String imageUrl) {}
