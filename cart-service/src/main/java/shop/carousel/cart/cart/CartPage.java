package shop.carousel.cart.cart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the cart's page prints, formatted and decided.
 *
 * @param items such as {@code 3 items}
 * @param complete whether the total counts every line
 * @param orderable whether the way to checkout is open
 * @param catalogAway whether prices or stock are missing because the catalog does not answer
 * @param companions where the page finds what was bought together with these
 * @param refusal why the last change was not made; null when it was
 */
record CartPage(
        List<Row> rows,
        String items,
        String total,
        boolean complete,
        boolean orderable,
        boolean catalogAway,
        int maxQuantity,
        String companions,
        @Nullable Refusal refusal) {

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * A line.
     *
     * @param quantity what its field shows: the line's quantity, or what was typed and refused
     * @param price of one unit; null when it is not known
     * @param total of the line; null when it is not known
     * @param badge the badge's class
     * @param hint whether it can be ordered, in words
     * @param error why the typed quantity was refused; null when it was not
     */
    record Row(
            String sku,
            String name,
            boolean known,
            @Nullable String imageUrl,
            String quantity,
            @Nullable String price,
            @Nullable String total,
            String badge,
            String hint,
            @Nullable String error) {}

    /**
     * A change that was refused.
     *
     * @param sku the line that it was for
     * @param typed what was typed
     */
    record Refusal(String sku, String typed, String reason) {}
}
