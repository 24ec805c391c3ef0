package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;

/**
 * The limits of locks, the same in all processes of a ring.
 *
 * @param epoch raise it with every change of the list of lock nodes; 1 to {@link #MOST_EPOCHS}, default 1. A node that
 *     has seen a higher one grants and renews nothing for a lower one, and a process that hears of a higher one loses
 *     all its locks
 * @param longestHold the longest lease of a lock. A node that is new, empty or restarted, or that meets a new epoch,
 *     grants nothing for this long; 10 ms to 10 min, default 10 s
 * @param longestPause the longest sleep of a waiter before it asks again by itself, because a wake-up may be lost; 10
 *     ms to 1 min, default 1 s
 */
public record LockOptions(long epoch, Duration longestHold, Duration longestPause) {

    /**
     * The highest epoch: it fills the upper ten bits of a token, so tokens of a later epoch are above all earlier ones.
     */
    public static final int MOST_EPOCHS = 1_024;

    private static final Duration LEAST = Duration.ofMillis(10);

    /** The defaults above. */
    public static final LockOptions DEFAULT = new LockOptions(1, Duration.ofSeconds(10), Duration.ofSeconds(1));

    public LockOptions {
        within("epoch", epoch, 1, MOST_EPOCHS);
        within("longestHold", longestHold, LEAST, Duration.ofMinutes(10));
        within("longestPause", longestPause, LEAST, Duration.ofMinutes(1));
    }

    public LockOptions epoch(long epoch) {
        return new LockOptions(epoch, longestHold, longestPause);
    }

    public LockOptions longestHold(Duration longestHold) {
        return new LockOptions(epoch, longestHold, longestPause);
    }

    public LockOptions longestPause(Duration longestPause) {
        return new LockOptions(epoch, longestHold, longestPause);
    }
}
