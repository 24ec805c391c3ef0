package shop.carousel.cart.cart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/**
 * A cart as the API answers it.
 *
 * @param total of the lines whose price is known
 * @param complete whether the total counts every line
 */
record CartView(String id, List<Item> items, Money total, long version, boolean complete) {

    /**
     * A line. Name and prices are null when the product is gone from the catalog or the catalog is away, {@code
     * available} when the catalog is away; {@code status} says which.
     */
    record Item(
            String sku,
            @Nullable String name,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable Money lineTotal,
            @Nullable Long available,
            LineStatus status) {

        static Item of(PricedLine priced) {
            return new Item(
                    priced.line().sku(),
                    priced.product().map(product -> product.name()).orElse(null),
                    priced.line().quantity(),
                    priced.product().map(product -> product.price()).orElse(null),
                    priced.total().orElse(null),
                    priced.available().isPresent() ? priced.available().getAsLong() : null,
                    priced.status());
        }
    }

    static CartView of(PricedCart priced) {
        return new CartView(
                priced.cart().id(),
                priced.lines().stream().map(Item::of).toList(),
                priced.total(),
                priced.cart().version(),
                priced.isComplete());
    }
}
