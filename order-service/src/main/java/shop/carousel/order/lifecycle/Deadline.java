package shop.carousel.order.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time until which an order may stay in its state, by the database's clock, which all instances share.
 *
 * @param at at that time; null if it is counted from now
 * @param after so long after the running transaction began; null if it is a time
 * @param kept whether it is the one that the order has, whatever that is
 */
record Deadline(@Nullable Instant at, @Nullable Duration after, boolean kept) {

    /** Nothing is waited for. */
    static final Deadline NONE = new Deadline(null, null, false);

    /** The one that the order has. */
    static final Deadline KEPT = new Deadline(null, null, true);

    static Deadline at(Instant time) {
        return new Deadline(time, null, false);
    }

    static Deadline after(Duration time) {
        return new Deadline(null, time, false);
    }

    @Nullable
    Long afterMillis() {
        return after == null ? null : after.toMillis();
    }
}
