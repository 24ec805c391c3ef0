package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;

/**
 * How processes agree on the ring.
 *
 * @param viewLease how long a view is used after it was last known to be current; then the cache is bypassed; 500 ms to
 *     1 min, default 2 s. Heartbeats are sent four times in it
 * @param migrationWindow how long entries with a new owner are still looked for at the former one; 0 to 1 h, default 30
 *     s
 * @param stalenessBound how long after the commit of a newer value a read may still return the old one. If a node has
 *     not accepted an invalidation within half of this, its incarnation ends; 500 ms to 1 min, default 2 s
 * @param startWait how long the start waits for the log before it continues without the cache; 0 to 1 min, default 5 s
 * @param proposalTimeout how long a proposal waits for its outcome; 100 ms to 1 min, default 5 s
 */
public record MembershipOptions(
        Duration viewLease,
        Duration migrationWindow,
        Duration stalenessBound,
        Duration startWait,
        Duration proposalTimeout) {

    private static final Duration HALF_SECOND = Duration.ofMillis(500);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The defaults above. */
    public static final MembershipOptions DEFAULT = new MembershipOptions(
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    public MembershipOptions {
        within("viewLease", viewLease, HALF_SECOND, MINUTE);
        within("migrationWindow", migrationWindow, Duration.ZERO, Duration.ofHours(1));
        within("stalenessBound", stalenessBound, HALF_SECOND, MINUTE);
        within("startWait", startWait, Duration.ZERO, MINUTE);
        within("proposalTimeout", proposalTimeout, Duration.ofMillis(100), MINUTE);
    }

    public MembershipOptions viewLease(Duration viewLease) {
        return new MembershipOptions(viewLease, migrationWindow, stalenessBound, startWait, proposalTimeout);
    }

    public MembershipOptions migrationWindow(Duration migrationWindow) {
        return new MembershipOptions(viewLease, migrationWindow, stalenessBound, startWait, proposalTimeout);
    }

    public MembershipOptions stalenessBound(Duration stalenessBound) {
        return new MembershipOptions(viewLease, migrationWindow, stalenessBound, startWait, proposalTimeout);
    }

    public MembershipOptions startWait(Duration startWait) {
        return new MembershipOptions(viewLease, migrationWindow, stalenessBound, startWait, proposalTimeout);
    }

    /** How long former owners get invalidations: until the window and every older view lease have passed. */
    public Duration formerKept() {
        return migrationWindow.plus(viewLease).plus(viewLease);
    }
}
