package shop.carousel.cart.cart;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/**
 * A cart as the API answers it.
 *
 * @param total of the lines whose price is known
 * @param complete whether the total counts every line
 */
@Schema(
        name = "Cart",
        requiredProperties = {"id", "items", "total", "version", "complete"})
record CartView(String id, List<Item> items, Money total, long version, boolean complete) {

    /**
     * A line. Name and prices are null when the product is gone from the catalog (the name of one that is only sold no
     * more is known) or the catalog is away, {@code
     * available} when the catalog is away; {@code status} says which.
     */
    @Schema(
            name = "CartItem",
            requiredProperties = {"sku", "quantity", "status"})
    record Item(
            String sku,
            @Schema(nullable = true) @Nullable String name,
            int quantity,
            @Schema(nullable = true) @Nullable Money unitPrice,
            @Schema(nullable = true) @Nullable Money lineTotal,
            @Schema(nullable = true) @Nullable Long available,
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
