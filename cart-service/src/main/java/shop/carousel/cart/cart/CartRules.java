package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.LineLimits;

/** The rules for a cart's contents. Every refusal is a 4xx problem that names the field, the rule and the value. */
@Singleton
final class CartRules {

    private final LineLimits limits;
    private final int maxLines;
    private final int maxQuantity;

    CartRules(LineLimits limits) {
        this.limits = limits;
        this.maxLines = limits.maxLines();
        this.maxQuantity = limits.maxQuantity();
    }

    int maxQuantity() {
        return maxQuantity;
    }

    /** Refuses with 422 what is not 1 to the most. */
    int quantity(int quantity) {
        if (quantity < 1 || quantity > maxQuantity) {
            throw Problem.invalid("quantity", limits.quantityRule(quantity));
        }
        return quantity;
    }

    /** The quantity that a form carries. */
    int quantity(@Nullable String text) {
        return quantity(Numbers.whole(text == null ? null : text.strip(), Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElseThrow(() -> Problem.invalid("quantity", "must be a whole number from 1 to " + maxQuantity)));
    }

    /** The quantity of a line that grows by {@code more}. */
    int sum(int have, int more) {
        if (have + more > maxQuantity) {
            throw Problem.invalid(
                    "quantity", "must be at most " + (maxQuantity - have) + ": the cart has " + have + " already");
        }
        return have + more;
    }

    /** Refuses with 422 more lines than a cart holds; {@code field} is what brought them. */
    Lines fitting(Lines lines, String field) {
        if (lines.size() > maxLines) {
            throw Problem.of(422, "cart-full", "Cart full", "A cart holds at most " + maxLines + " lines.")
                    .withError(field, "would be line " + lines.size() + " of at most " + maxLines);
        }
        return lines;
    }
}
