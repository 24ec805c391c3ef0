package shop.carousel.kit.validation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What a cart and an order may hold. It is one limit: a cart that fits can be ordered. */
@ConfigMapping(prefix = "carousel.lines")
public interface LineLimits {

    /** How many lines a cart or an order has at most. */
    @WithDefault("1500")
    @Min(1)
    @Max(10_000)
    int maxLines();

    /** How many units a line has at most; the tables' own checks stand at 9,999. */
    @WithDefault("9999")
    @Min(1)
    @Max(9_999)
    int maxQuantity();

    /** What is wrong with a quantity that is none, for people. */
    default String quantityRule(int quantity) {
        return "must be 1 to " + maxQuantity() + ", but is " + quantity;
    }
}
