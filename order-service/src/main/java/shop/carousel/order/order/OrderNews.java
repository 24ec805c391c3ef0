package shop.carousel.order.order;

import java.util.UUID;

/** Tells what is new in an order's history. */
@FunctionalInterface
interface OrderNews {

    /** The steps behind a number. */
    OrderHistory.News after(UUID order, long seq);
}
