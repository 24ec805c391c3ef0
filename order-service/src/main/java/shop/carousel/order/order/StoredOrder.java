package shop.carousel.order.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a transition needs to know of an order's row, which it holds locked. */
record StoredOrder(
        UUID id, String number, OrderState state, @Nullable String cartId, long version) {}
