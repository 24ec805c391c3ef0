package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;

/**
 * What all processes that share a cache have to know of each other's declarations: who writes has to tell every place
 * that anybody may read from, for as long as anybody's entries may last.
 *
 * @param replicas on how many nodes an entry is
 * @param hotCopies on how many nodes the entry of a hot key may be
 * @param longest how long an entry stays at most, in whole milliseconds
 */
public record CacheTerms(int replicas, int hotCopies, Duration longest) {

    private static final Duration LONGEST = Duration.ofDays(14);

    /** Of a cache of which nobody has said anything else. */
    public static final CacheTerms DEFAULT = new CacheTerms(1, 1, CacheSpec.Times.DEFAULT.longest());

    public CacheTerms {
        within("replicas", replicas, 1, 3);
        within("hotCopies", hotCopies, 1, 8);
        within("longest", longest, Duration.ZERO, LONGEST);
        longest = Duration.ofMillis(longest.toMillis());
    }

    /** Of a declaration. */
    public static CacheTerms of(CacheSpec<?> spec) {
        return new CacheTerms(spec.replicas(), spec.hotCopies(), spec.times().longest());
    }

    /** What whoever writes has to go by when these and others are declared. */
    public CacheTerms and(CacheTerms others) {
        return new CacheTerms(
                Math.max(replicas, others.replicas),
                Math.max(hotCopies, others.hotCopies),
                longest.compareTo(others.longest) < 0 ? others.longest : longest);
    }

    /** Whether whoever goes by these goes by others, too. */
    public boolean cover(CacheTerms others) {
        return replicas >= others.replicas && hotCopies >= others.hotCopies && longest.compareTo(others.longest) >= 0;
    }
}
