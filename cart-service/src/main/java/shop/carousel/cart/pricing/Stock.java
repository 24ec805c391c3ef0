package shop.carousel.cart.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the cart shows of a stock level.
 *
 * @param available units that can be ordered now; a moment later there may be fewer
 */
public record Stock(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) long available) {}
