package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;

/**
 * The parts of a cache's declaration that all its processes must know of each other. A writer invalidates at every
 * location that any process may read from, for as long as any process's entries may live.
 *
 * @param replicas the number of nodes that hold an entry
 * @param hotCopies the number of nodes that may hold the entry of a hot key
 * @param longest the longest life of an entry, in whole milliseconds
 */
public record CacheTerms(int replicas, int hotCopies, Duration longest) {

    private static final Duration LONGEST = Duration.ofDays(14);

    /** The terms of a cache that no process has declared otherwise. */
    public static final CacheTerms DEFAULT = new CacheTerms(1, 1, CacheSpec.Times.DEFAULT.longest());

    public CacheTerms {
        within("replicas", replicas, 1, 3);
        within("hotCopies", hotCopies, 1, 8);
        within("longest", longest, Duration.ZERO, LONGEST);
        longest = Duration.ofMillis(longest.toMillis());
    }

    /** The terms of a declaration. */
    public static CacheTerms of(CacheSpec<?> spec) {
        return new CacheTerms(spec.replicas(), spec.hotCopies(), spec.times().longest());
    }

    /** The terms that a writer must observe when both these and others are declared. */
    public CacheTerms and(CacheTerms others) {
        return new CacheTerms(
                Math.max(replicas, others.replicas),
                Math.max(hotCopies, others.hotCopies),
                longest.compareTo(others.longest) < 0 ? others.longest : longest);
    }

    /** Whether a writer that observes these terms also observes others. */
    public boolean cover(CacheTerms others) {
        return replicas >= others.replicas && hotCopies >= others.hotCopies && longest.compareTo(others.longest) >= 0;
    }
}
