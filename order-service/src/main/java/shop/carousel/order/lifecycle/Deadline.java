package shop.carousel.order.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when an order may stay as it is, by the database's clock, which all instances share.
 *
 * @param at at that time; null where it is counted from now
 * @param after so long after the running transaction began; null where it is a time
 */
record Deadline(@Nullable Instant at, @Nullable Duration after) {

    /** Nothing is waited for. */
    static final Deadline NONE = new Deadline(null, null);

    static Deadline at(Instant time) {
        return new Deadline(time, null);
    }

    static Deadline after(Duration time) {
        return new Deadline(null, time);
    }

    @Nullable
    Long afterMillis() {
        return after == null ? null : after.toMillis();
    }
}
