package shop.carousel.ring.membership;

import java.util.List;
import shop.carousel.ring.Topology;

/**
 * The ring that holds, and those that it follows. Immutable.
 *
 * @param ring names this life of the ring; no earlier life had that name
 * @param formers what held before and still matters, the latest first
 * @param placements how keys were placed before, the latest first, each once: nodes may have kept what they had then
 * @param terms what is agreed besides
 */
public record Agreed(String ring, Topology topology, List<Former> formers, List<Former> placements, Terms terms) {

    public Agreed {
        formers = List.copyOf(formers);
        placements = List.copyOf(placements);
    }

    /** A ring that follows no other. */
    public static Agreed first(String ring, Topology topology) {
        return new Agreed(ring, topology, List.of(), List.of(), Terms.NONE);
    }

    /**
     * A ring that does not hold any more.
     *
     * @param endNanos when that was at the latest, on this process's monotonic clock
     */
    public record Former(Topology topology, long endNanos) {}
}
