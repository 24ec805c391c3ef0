package shop.carousel.order.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of a requested order.
 *
 * @param cart where it came from; null if the request listed it
 */
record Wanted(List<OrderRequest.Item> items, @Nullable CartVersion cart) {}
