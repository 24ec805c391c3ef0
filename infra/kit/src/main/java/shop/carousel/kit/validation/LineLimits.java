package shop.carousel.kit.validation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limits of carts and orders. They are the same, so every valid cart can be ordered. */
@ConfigMapping(prefix = "carousel.lines")
public interface LineLimits {

    /** The most lines of a cart or an order. */
    @WithDefault("1500")
    @Min(1)
    @Max(10_000)
    int maxLines();

    /** The most units of a line; the tables' own checks stand at 9,999. */
    @WithDefault("9999")
    @Min(1)
    @Max(9_999)
    int maxQuantity();

    /** What is wrong with an invalid quantity, for people. */
    default String quantityRule(int quantity) {
        return "must be 1 to " + maxQuantity() + ", but is " + quantity;
    }
}
