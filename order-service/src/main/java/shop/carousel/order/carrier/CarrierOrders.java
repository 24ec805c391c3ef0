package shop.carousel.order.carrier;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.order.lifecycle.OrderFollower;
import shop.carousel.order.lifecycle.OrderMove;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.OrderState.Confirmed;
import shop.carousel.order.model.OrderState.Shipped;

/** Orders the carrier for confirmed orders, and cancels that if the order ends or was moved otherwise. */
@Singleton
class CarrierOrders implements OrderFollower {

    private final WorkQueue queue;
    private final CarrierConfig config;

    CarrierOrders(WorkQueue queue, CarrierConfig config) {
        this.queue = queue;
        this.config = config;
    }

    @Override
    public void moved(List<OrderMove> moves) {
        if (config.enabled()) {
            queue.remove(Parcels.PICK_UP, keys(moves, OrderMove::from, Confirmed.class));
            queue.remove(Parcels.DELIVERY, keys(moves, OrderMove::from, Shipped.class));
            queue.add(Parcels.PICK_UP, keys(moves, OrderMove::to, Confirmed.class), config.shipAfter());
            queue.add(Parcels.DELIVERY, keys(moves, OrderMove::to, Shipped.class), config.deliverAfter());
        }
    }

    private static List<String> keys(
            List<OrderMove> moves, Function<OrderMove, OrderState> end, Class<? extends OrderState> state) {
        return moves.stream()
                .filter(move -> state.isInstance(end.apply(move)))
                .map(move -> move.order().toString())
                .toList();
    }
}
