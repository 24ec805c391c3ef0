package shop.carousel.order.checkout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a cart, wanted for an order.
 *
 * @param repeats the order that has it already and beside which this one is placed on purpose; null for a first one
 */
record CartClaim(CartVersion cart, UUID order, @Nullable UUID repeats) {}
