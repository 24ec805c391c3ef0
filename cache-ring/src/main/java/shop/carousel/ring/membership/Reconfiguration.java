package shop.carousel.ring.membership;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.ChangeOutcome.Reason;
import shop.carousel.ring.RingNode;

/**
 * Merges a changed configuration into the ring. Three sides: the configuration as it was, as it is now, and the ring,
 * in which operators may have changed something since. Only what is different in the configuration is done to the ring.
 */
record Reconfiguration(RingState state, List<RingNode> wanted) {

    RingState.Step apply() {
        var before = byName(state.configured());
        var now = byName(wanted);
        if (now.isEmpty() || before.equals(now)) {
            return new RingState.Step.Refused(Reason.NOTHING_TO_CHANGE);
        }
        var nodes = new HashMap<>(byName(state.nodes()));
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(nodes::remove);
        long incarnation = state.lastIncarnation();
        for (var node : sortedByName()) {
            var was = before.get(node.name());
            if (!node.equals(was)) {
                incarnation = put(nodes, was, node, incarnation);
            }
        }
        return nodes.isEmpty() ? new RingState.Step.Refused(Reason.LAST_NODE) : checked(nodes);
    }

    /** Puts a node there that is new or different in the configuration; answers the highest incarnation. */
    private static long put(Map<String, RingNode> nodes, @Nullable RingNode was, RingNode now, long incarnation) {
        var held = nodes.get(now.name());
        if (held == null) {
            if (was != null) {
                // An operator took it out, and changing a detail of it does not bring it back.
                return incarnation;
            }
            nodes.put(now.name(), now.incarnation(incarnation + 1));
            return incarnation + 1;
        }
        boolean sameServer = held.address().equals(now.address()) && held.kind() == now.kind();
        nodes.put(now.name(), now.incarnation(sameServer ? held.incarnation() : incarnation + 1));
        return sameServer ? incarnation : incarnation + 1;
    }

    private RingState.Step checked(Map<String, RingNode> nodes) {
        if (nodes.size() > RingState.MOST_NODES) {
            return new RingState.Step.Refused(Reason.TOO_MANY_NODES);
        }
        long addresses =
                nodes.values().stream().map(RingNode::address).distinct().count();
        if (addresses < nodes.size()) {
            return new RingState.Step.Refused(Reason.ADDRESS_TAKEN);
        }
        return state.next(wanted, List.copyOf(nodes.values()));
    }

    private List<RingNode> sortedByName() {
        return wanted.stream().sorted(Comparator.comparing(RingNode::name)).toList();
    }

    private static Map<String, RingNode> byName(List<RingNode> nodes) {
        return nodes.stream().collect(Collectors.toMap(RingNode::name, Function.identity(), (a, b) -> a));
    }
}
