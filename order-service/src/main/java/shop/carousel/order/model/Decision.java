package shop.carousel.order.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine's decision about an event. */
public sealed interface Decision {

    /**
     * The order moves on.
     *
     * @param reason for the history, where the status does not say everything
     * @param effects the work that the move requires, stored in the same transaction
     */
    record Move(OrderState next, @Nullable String reason, Set<Effect> effects) implements Decision {}

    /** The event was to be expected and changes nothing, such as the catalog's answer to our own cancellation. */
    record Stay(String why) implements Decision {}

    /** The machine has no such transition. The refusal is recorded, and the caller gets the reason. */
    record Refuse(String why) implements Decision {}

    /** Work that a move requires. */
    enum Effect {
        /** Request the money from the provider. */
        AUTHORISE_PAYMENT,
        /** Do not request the money, if that has not happened yet. */
        STOP_PAYMENT,
        /** Refund all the money that is left. */
        REFUND_PAYMENT,
        /** Refund a part of the money. */
        REFUND_PART
    }
}
