package shop.carousel.ring.topology;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import shop.carousel.ring.Placement;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;

/**
 * Makes placements of every kind. Each is a pure function of the nodes' names and weights, in whatever order they come.
 */
public final class Placements {

    private Placements() {}

    /**
     * The placement of that kind for 1 to 256 nodes, whose indexes it speaks of.
     *
     * @throws IllegalArgumentException when there are fewer or more, or a name twice
     */
    public static Placement of(PlacementAlgorithm algorithm, List<RingNode> nodes) {
        var pool = Pool.of(nodes);
        return switch (algorithm) {
            case SLOT_TABLE -> HashRing.of(nodes);
            case KETAMA -> KetamaPlacement.of(pool);
            case MODULO -> UnitPlacement.modulo(pool);
            case HASH_SLOTS -> HashSlotPlacement.of(pool);
            case RANGE -> UnitPlacement.range(pool);
            case JUMP -> JumpPlacement.of(pool);
            case RENDEZVOUS -> RendezvousPlacement.of(pool);
            case MAGLEV -> MaglevPlacement.of(pool);
            case BOUNDED_LOADS -> BoundedLoadPlacement.of(pool);
        };
    }

    /** {@link #of} by the algorithm's {@linkplain PlacementAlgorithm#label() label}. */
    public static Placement named(String label, List<RingNode> nodes) {
        Objects.requireNonNull(label, "label");
        var algorithm = Stream.of(PlacementAlgorithm.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no placement \"" + label + "\", only "
                        + Stream.of(PlacementAlgorithm.values())
                                .map(PlacementAlgorithm::label)
                                .toList()));
        return of(algorithm, nodes);
    }
}
