package shop.carousel.ring.membership;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;

/** What a process that comes up has to propose, so that the ring knows of its configuration. */
record Beginning(List<RingNode> configured) {

    private static final int RADIX = 36;

    Beginning {
        configured =
                configured.stream().sorted(Comparator.comparing(RingNode::name)).toList();
    }

    Optional<RingChange> missing(RingState state) {
        if (state.epoch() == 0) {
            // A log that was lost begins again, on nodes that remember: no name and no incarnation must come twice.
            long incarnation = Instant.now().getEpochSecond();
            return Optional.of(new RingChange.Genesis(newName(), incarnation, configured));
        }
        if (!state.configured().equals(configured)) {
            return Optional.of(new RingChange.Configure(configured));
        }
        return Optional.empty();
    }

    /** A word that nobody else has. */
    static String newName() {
        return Long.toString(new SecureRandom().nextLong() >>> 1, RADIX);
    }
}
