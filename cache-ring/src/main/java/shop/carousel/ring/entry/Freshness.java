package shop.carousel.ring.entry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import shop.carousel.ring.CacheSpec;

/**
 * When a stored value is to be loaded again although it is there: before its time is over, at random and the more
 * likely the nearer the end and the longer its load takes (XFetch), or after, within grace.
 *
 * <p>Clocks of processes may differ: who is ahead refreshes earlier, and what it stored is refreshed later by others.
 * No value outlives its time to live and grace, which the node measures.
 *
 * @param random uniform, 0 (inclusive) to 1
 */
public record Freshness(CacheSpec.Times times, InstantSource clock, DoubleSupplier random) {

    /*
     * Vattani, Chierichetti, Lowenstein: Optimal probabilistic cache stampede prevention (VLDB 2015). Beta is 1, the
     * paper's optimum for an exponential lead.
     */

    private static final Duration EVER = Duration.ofDays(365);

    public static Freshness of(CacheSpec.Times times) {
        return new Freshness(
                times, InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble());
    }

    public boolean isStale(EntryHeader header) {
        return header.softExpiry() != EntryHeader.NEVER && clock.millis() >= header.softExpiry();
    }

    public boolean isDue(EntryHeader header) {
        if (header.softExpiry() == EntryHeader.NEVER) {
            return false;
        }
        double lead = -header.loadMillis() * Math.log(1 - random.getAsDouble());
        return clock.millis() + lead >= header.softExpiry();
    }

    /** When the life of an entry is over that lasts so many milliseconds from now on. */
    long end(long millis) {
        return clock.millis() + millis;
    }

    /** How long it is until an entry's end; very long where it does not say. */
    public Duration left(long end) {
        return end == EntryHeader.NEVER ? EVER : Duration.ofMillis(end - clock.millis());
    }

    /** When the time of a value that is stored now is over; {@link EntryHeader#NEVER} when it is gone by then. */
    long softExpiry(Duration timeToLive) {
        return times.grace().isZero() ? EntryHeader.NEVER : clock.millis() + timeToLive.toMillis();
    }
}
