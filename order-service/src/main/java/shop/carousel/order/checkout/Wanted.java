package shop.carousel.order.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order is to have in it.
 *
 * @param cart where it came from; null where the request listed it
 */
record Wanted(List<OrderRequest.Item> items, @Nullable CartVersion cart) {}
