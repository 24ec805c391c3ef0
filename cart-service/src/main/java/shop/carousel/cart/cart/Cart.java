package shop.carousel.cart.cart;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A cart as it was at one version; what the ring's cache {@code cart} holds.
 *
 * @param version rises with every change
 */
record Cart(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) long version,
        @JsonProperty(required = true) Lines lines) {}
