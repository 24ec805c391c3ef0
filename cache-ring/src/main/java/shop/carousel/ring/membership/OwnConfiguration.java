package shop.carousel.ring.membership;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;

/** A process's own configuration, and what it has to propose so that the ring knows of it. Thread-safe. */
final class OwnConfiguration {

    private static final int RADIX = 36;

    private final List<RingNode> configured;
    private final long lockEpoch;
    private final List<RingNode> lockNodes;
    private final Map<String, CacheTerms> caches = new ConcurrentHashMap<>();

    /** @param lockEpoch of the lock nodes, if there are any */
    OwnConfiguration(List<RingNode> configured, long lockEpoch, List<RingNode> lockNodes) {
        this.configured =
                configured.stream().sorted(Comparator.comparing(RingNode::name)).toList();
        this.lockEpoch = lockEpoch;
        this.lockNodes = lockNodes;
    }

    /** By name. */
    List<RingNode> configured() {
        return configured;
    }

    void declare(String cache, CacheTerms terms) {
        caches.merge(cache, terms, CacheTerms::and);
    }

    /**
     * @param started whether the ring knows of the nodes already: another configuration that comes later is another's
     */
    Optional<RingChange> missing(RingState state, boolean started) {
        if (state.epoch() == 0) {
            // A log that was lost begins again, on nodes that remember: no name and no incarnation must come twice.
            long incarnation = Instant.now().getEpochSecond();
            return Optional.of(new RingChange.Genesis(newName(), incarnation, configured));
        }
        if (!started && !state.configured().equals(configured)) {
            return Optional.of(new RingChange.Configure(configured));
        }
        if (!lockNodes.isEmpty() && state.terms().locks().epoch() < lockEpoch) {
            return Optional.of(new RingChange.LockRing(lockEpoch, lockNodes));
        }
        var undeclared = state.terms().missing(caches);
        return undeclared.isEmpty() ? Optional.empty() : Optional.of(new RingChange.Declare(undeclared));
    }

    /** A word that nobody else has. */
    static String newName() {
        return Long.toString(new SecureRandom().nextLong() >>> 1, RADIX);
    }
}
