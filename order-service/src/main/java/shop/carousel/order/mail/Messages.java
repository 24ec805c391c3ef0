package shop.carousel.order.mail;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.order.lifecycle.OrderFollower;
import shop.carousel.order.lifecycle.OrderMove;
import shop.carousel.order.model.OrderState;

/** Decides which moves of an order cause a message, and which waiting message is no longer true. */
@Singleton
class Messages implements OrderFollower {

    private final WorkQueue queue;
    private final MailConfig config;

    Messages(WorkQueue queue, MailConfig config) {
        this.queue = queue;
        this.config = config;
    }

    @Override
    public void moved(List<OrderMove> moves) {
        if (config.enabled()) {
            List<String> keys = moves.stream()
                    .flatMap(move -> kind(move)
                            .map(kind -> MessageKey.of(move.order(), kind).text())
                            .stream())
                    .toList();
            queue.removeWaiting(
                    MailWorker.KIND,
                    moves.stream().flatMap(move -> takenBack(move).stream()).toList());
            queue.add(MailWorker.KIND, keys, Duration.ZERO);
        }
    }

    @Override
    public void refunding(UUID order, long seq) {
        if (config.enabled()) {
            queue.add(MailWorker.KIND, MessageKey.ofRefund(order, seq).text(), Duration.ZERO);
        }
    }

    private static Optional<MessageKind> kind(OrderMove move) {
        return switch (move.to()) {
            case OrderState.Confirmed _ -> Optional.of(MessageKind.CONFIRMATION);
            case OrderState.Rejected _, OrderState.PaymentFailed _, OrderState.Cancelled _ ->
                Optional.of(MessageKind.ENDING);
            case OrderState.RefundDue _ when isUnderWay(move.from()) -> Optional.of(MessageKind.ENDING);
            case OrderState.Placed _,
                    OrderState.Reserved _,
                    OrderState.Paid _,
                    OrderState.Shipped _,
                    OrderState.Delivered _,
                    OrderState.RefundDue _,
                    OrderState.Refunded _ -> Optional.empty();
        };
    }

    /** What an end makes untrue, unless somebody is sending it just now: then the word of the end follows it. */
    private static Optional<String> takenBack(OrderMove move) {
        boolean isOver = move.from() instanceof OrderState.Confirmed && move.to() instanceof OrderState.RefundDue;
        return isOver
                ? Optional.of(
                        MessageKey.of(move.order(), MessageKind.CONFIRMATION).text())
                : Optional.empty();
    }

    /** Money that arrives late ends nothing a second time. */
    private static boolean isUnderWay(OrderState state) {
        return state instanceof OrderState.Paid || state instanceof OrderState.Confirmed;
    }
}
