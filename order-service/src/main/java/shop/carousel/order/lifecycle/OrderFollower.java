package shop.carousel.order.lifecycle;

import java.util.List;
import java.util.UUID;

/**
 * A feature whose work begins or ends when orders reach new states. It is called in the transaction of the moves, and
 * its changes are committed with them or not at all.
 */
public interface OrderFollower {

    /** What has moved; no order is in it twice. */
    void moved(List<OrderMove> moves);

    /** A part of an order's money is to go back: the refund with this number. The order stays where it is. */
    default void refunding(UUID order, long seq) {}
}
