package shop.carousel.bench.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import shop.carousel.ring.Placement;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.topology.Placements;

/**
 * One client per node and the ring's own placement over them: what peers get that place no keys themselves.
 *
 * @param clients in the order of the nodes
 */
record Owners<C>(Placement placement, List<C> clients) {

    static <C> Owners<C> of(List<RingNode> nodes, Function<RingNode, C> connect) {
        return new Owners<>(
                Placements.of(PlacementAlgorithm.SLOT_TABLE, nodes),
                nodes.stream().map(connect).toList());
    }

    C of(String key) {
        return clients.get(placement.owner(key));
    }

    Map<C, List<String>> split(List<String> keys) {
        var split = new LinkedHashMap<C, List<String>>();
        keys.forEach(key ->
                split.computeIfAbsent(of(key), ignored -> new ArrayList<>()).add(key));
        return split;
    }
}
