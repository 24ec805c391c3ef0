package shop.carousel.cart.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data of {@code shop.carousel.order.confirmed.v1}, as far as carts need it.
 *
 * @param cartId null when the order did not come from a cart
 */
record ConfirmedOrder(
        @Nullable String cartId,
        @JsonProperty(required = true) List<Line> lines) {

    static final String TYPE = "shop.carousel.order.confirmed.v1";

    ConfirmedOrder {
        lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
    }
}
