package shop.carousel.cart.cart;

import java.util.List;
import shop.carousel.kit.money.Money;

/**
 * A cart with the present data of its products.
 *
 * @param total of the lines whose price is known
 * @param catalogAway whether something is unknown because the catalog did not answer
 */
record PricedCart(Cart cart, List<PricedLine> lines, Money total, boolean catalogAway) {

    /** Whether the total counts every line. */
    boolean isComplete() {
        return lines.stream().allMatch(line -> line.total().isPresent());
    }

    /** Whether it is worth trying to order the cart as it stands. */
    boolean isOrderable() {
        return !lines.isEmpty() && lines.stream().allMatch(line -> line.status().isOrderable());
    }
}
