package shop.carousel.order.stream;

import java.util.UUID;
import shop.carousel.order.read.HistoryNews;

/** Tells what is new in an order's history. */
@FunctionalInterface
interface OrderNews {

    /** The steps behind a number. */
    HistoryNews after(UUID order, long seq);
}
