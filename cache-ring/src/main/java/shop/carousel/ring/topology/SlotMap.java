package shop.carousel.ring.topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;

/**
 * Which node owns each slot at an epoch, for people who look at the ring. There is none where keys are placed by
 * another way than the {@linkplain HashRing slot table}.
 */
public final class SlotMap {

    private final Topology topology;
    private final HashRing table;

    private SlotMap(Topology topology, HashRing table) {
        this.topology = topology;
        this.table = table;
    }

    public static Optional<SlotMap> of(Topology topology) {
        return topology.placement() instanceof HashRing table
                ? Optional.of(new SlotMap(topology, table))
                : Optional.empty();
    }

    /** @param slot 0 to {@link HashRing#SLOTS} - 1 */
    public RingNode owner(int slot) {
        return topology.nodes().get(table.ownerOfSlot(slot));
    }

    /** All nodes in the order in which they would own the key, its owner first. */
    public List<RingNode> candidates(String key) {
        return IntStream.of(table.ranking(key)).mapToObj(topology.nodes()::get).toList();
    }

    /** Which part of the slots, 0 to 1, another node owns there. Nodes are the same by their names. */
    public double moved(SlotMap other) {
        long moved = IntStream.range(0, HashRing.SLOTS)
                .filter(slot -> !owner(slot).name().equals(other.owner(slot).name()))
                .count();
        return (double) moved / HashRing.SLOTS;
    }
}
