package shop.carousel.order.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the machine makes of an event. */
public sealed interface Decision {

    /**
     * The order moves on.
     *
     * @param reason for the history, where the status does not say everything
     * @param effects what has to be done, decided in the same transaction
     */
    record Move(OrderState next, @Nullable String reason, Set<Effect> effects) implements Decision {}

    /** The event was to be expected and changes nothing, such as the catalog's answer to our own cancellation. */
    record Stay(String why) implements Decision {}

    /** The machine has no such transition. It is recorded, and whoever asked is told why. */
    record Refuse(String why) implements Decision {}

    /** Work that a move asks for. */
    enum Effect {
        /** Ask the provider for the money. */
        AUTHORISE_PAYMENT,
        /** Do not ask the provider any more, if nobody has yet. */
        STOP_PAYMENT,
        /** Give the money back, all that is left of it. */
        REFUND_PAYMENT,
        /** Give a part of the money back. */
        REFUND_PART
    }
}
