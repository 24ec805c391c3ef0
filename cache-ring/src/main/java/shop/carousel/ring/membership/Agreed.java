package shop.carousel.ring.membership;

import java.util.List;
import shop.carousel.ring.Topology;

/**
 * The ring that holds, and those that it follows. Immutable.
 *
 * @param ring names this life of the ring; no earlier life had that name
 * @param formers what held before and still matters, the latest first
 */
public record Agreed(String ring, Topology topology, List<Former> formers) {

    public Agreed {
        formers = List.copyOf(formers);
    }

    /**
     * A ring that does not hold any more.
     *
     * @param endNanos when that was at the latest, on this process' monotonic clock
     */
    public record Former(Topology topology, long endNanos) {}
}
