package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How long a lock may be held.
 *
 * @param lease how long one grant lasts, in whole milliseconds; others wait this long for a holder that died. 10 ms to
 *     {@link LockOptions#longestHold()}
 * @param atMost how long the lease is renewed while it is held, counted from the grant; {@code lease} to 1 h. If it
 *     equals {@code lease}, the lease is not renewed
 * @param whenLost runs once, on a thread of its own, when a renewed lock ends without a release: a node refused the
 *     renewal, or did not confirm one before the lease ran out, or {@code atMost} was over. Never after {@link
 *     LockLease#release()} has begun
 */
public record LockHold(Duration lease, Duration atMost, Runnable whenLost) {

    /** The shortest lease of a grant. */
    public static final Duration SHORTEST = Duration.ofMillis(10);

    private static final Duration LONGEST = Duration.ofHours(1);

    public LockHold {
        Objects.requireNonNull(whenLost, "whenLost");
        lease = lease.truncatedTo(ChronoUnit.MILLIS);
        if (lease.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("lease is at least " + SHORTEST + ", not " + lease);
        }
        within("atMost", atMost, lease, LONGEST);
    }

    /** One grant that is not renewed. */
    public static LockHold once(Duration lease) {
        return new LockHold(lease, lease, () -> {});
    }

    /** Short grants, renewed while the lock is held, but no longer than {@code atMost}. */
    public static LockHold renewed(Duration lease, Duration atMost, Runnable whenLost) {
        return new LockHold(lease, atMost, whenLost);
    }

    /** Whether the lease is renewed. */
    public boolean isRenewed() {
        return atMost.compareTo(lease) > 0;
    }
}
