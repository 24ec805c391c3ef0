package shop.carousel.order.lifecycle;

import java.util.List;
import java.util.UUID;

/**
 * Somebody whose work begins or ends where orders come to new states. Called in the transaction of the moves: what it
 * adds there is committed with them or not at all.
 */
public interface OrderFollower {

    /** What has moved; no order is in it twice. */
    void moved(List<OrderMove> moves);

    /** A part of an order's money is to go back: the refund with this number. The order stays where it is. */
    default void refunding(UUID order, long seq) {}
}
