package shop.carousel.ring.console;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Placement;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.SlotMap;
import shop.carousel.ring.topology.Topologies;

/**
 * What a change of the ring would move. Nothing is changed by it.
 *
 * @param epoch of the ring that would be changed
 * @param moved which part of the keys, 0 to 1, would get another owner; null if keys are not placed by slots
 */
@Schema(name = "RingPreview")
public record ChangePreview(
        long epoch,
        List<Share> nodes,
        @Schema(nullable = true) @Nullable Double moved) {

    /** Which part of the ring a node owns and would own, 0 to 1: 0 where it is not in the ring. */
    @Schema(name = "PreviewedShare")
    public record Share(String id, double before, double after) {}

    /** A node would join, or take the place of the one of its name. */
    public static ChangePreview ofJoin(Topology now, RingNode node) {
        return between(now, with(now, node.name(), node));
    }

    /**
     * A node would leave.
     *
     * @throws IllegalArgumentException when it is the last one
     */
    public static ChangePreview ofLeave(Topology now, String name) {
        return between(now, with(now, name, null));
    }

    private static Topology with(Topology now, String name, @Nullable RingNode node) {
        List<RingNode> nodes = new ArrayList<>(now.nodes());
        nodes.removeIf(each -> each.name().equals(name));
        if (node != null) {
            nodes.add(node);
        }
        return Topologies.like(now, now.epoch() + 1, nodes);
    }

    private static ChangePreview between(Topology now, Topology then) {
        SortedMap<String, double[]> shares = new TreeMap<>();
        add(now, shares, 0);
        add(then, shares, 1);
        List<Share> nodes = new ArrayList<>();
        shares.forEach((id, both) -> nodes.add(new Share(id, both[0], both[1])));
        Double moved = SlotMap.of(now)
                .flatMap(before -> SlotMap.of(then).map(before::moved))
                .orElse(null);
        return new ChangePreview(now.epoch(), nodes, moved);
    }

    private static void add(Topology topology, SortedMap<String, double[]> shares, int column) {
        Placement placement = topology.placement();
        for (int i = 0; i < topology.nodes().size(); i++) {
            shares.computeIfAbsent(topology.nodes().get(i).name(), name -> new double[2])[column] = placement.share(i);
        }
    }
}
