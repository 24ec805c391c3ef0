package shop.carousel.ring.membership;

import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Whether processes of another ring speak in this process's log. Both rings then have nodes, entries and writers of
 * their own, and neither hears what the other changes: nobody's view is good while that lasts.
 */
final class Strangers {

    private static final Logger LOG = Logger.getLogger(Strangers.class);

    private final long quietNanos;
    private final LongSupplier clock;
    private volatile boolean near;
    private volatile long heardNanos;

    /** @param quietNanos for how long nobody must have spoken of another ring before this one counts again */
    Strangers(long quietNanos, LongSupplier clock) {
        this.quietNanos = quietNanos;
        this.clock = clock;
    }

    void heard(String ours, String theirs) {
        heardNanos = clock.getAsLong();
        if (!near) {
            near = true;
            LOG.errorf(
                    "The membership log has processes of another ring, %s, beside this one, %s. The cache is bypassed."
                            + " Stop the processes of one of them",
                    theirs, ours);
        }
    }

    boolean areNear() {
        if (near && clock.getAsLong() - heardNanos > quietNanos) {
            near = false;
            LOG.warn("Nobody speaks of another ring in the membership log any more");
        }
        return near;
    }
}
