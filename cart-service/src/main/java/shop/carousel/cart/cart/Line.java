package shop.carousel.cart.cart;

import com.fasterxml.jackson.annotation.JsonProperty;

/** So many units of a product. */
record Line(
        @JsonProperty(required = true) String sku,
        @JsonProperty(required = true) int quantity) {}
