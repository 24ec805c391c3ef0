package shop.carousel.cart.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as it was at one version; what the ring's cache {@code cart} holds.
 *
 * @param version rises with every change
 * @param owner the account whose it is; null if it is a guest's
 */
record Cart(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) long version,
        @JsonProperty(required = true) Lines lines,
        @Nullable UUID owner) {}
