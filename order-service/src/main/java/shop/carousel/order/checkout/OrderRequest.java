package shop.carousel.order.checkout;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.address.Address;
import shop.carousel.order.payment.Card;

/**
 * A requested order: well-formed, and not yet compared with the catalog. Either a cart or items.
 *
 * @param repeats the order that this cart is in already, where there is to be another one
 * @param expectedTotal what the shopper was shown
 */
record OrderRequest(
        @Nullable String cartId,
        @Nullable UUID repeats,
        List<Item> items,
        String email,
        Address address,
        Card card,
        @Nullable Money expectedTotal) {

    /**
     * A wanted line.
     *
     * @param field how the request names it, such as {@code items[0]}
     * @param unitPrice the price that the shopper was shown
     */
    record Item(
            String field,
            String sku,
            int quantity,
            @Nullable Money unitPrice) {}
}
