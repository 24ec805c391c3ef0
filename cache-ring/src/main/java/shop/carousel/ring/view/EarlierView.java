package shop.carousel.ring.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Topology;
import shop.carousel.ring.membership.Agreed;

/**
 * A placement of keys that held before. Nobody reads by it any more, but a node that is still in the ring may have kept
 * entries of keys that are elsewhere now, and would be read again should they come back. So it is told of changes until
 * the last of those entries has expired.
 *
 * @param kept the members of nodes that are still there in the same incarnation, by their index in the topology
 * @param endNanos when it ceased to hold
 * @param filledNanos how long after that something may still have been stored by it
 */
record EarlierView(Topology topology, Map<Integer, RingMember> kept, long endNanos, long filledNanos) {

    /**
     * @param members of the nodes that hold now, in the order of the topology that holds now
     */
    static EarlierView of(Agreed.Former former, Topology now, List<RingMember> members, long filledNanos) {
        var kept = new HashMap<Integer, RingMember>();
        var then = former.topology().nodes();
        for (int i = 0; i < members.size(); i++) {
            var node = now.nodes().get(i);
            for (int before = 0; before < then.size(); before++) {
                if (then.get(before).name().equals(node.name())
                        && then.get(before).incarnation() == node.incarnation()) {
                    kept.put(before, members.get(i));
                }
            }
        }
        return new EarlierView(former.topology(), Map.copyOf(kept), former.endNanos(), filledNanos);
    }

    /** Who may have kept an entry of a key. */
    List<EntryLocation> locations(CacheSpec<?> spec, String key, long now) {
        if (now - endNanos > filledNanos + spec.times().longest().toNanos()) {
            return List.of();
        }
        return IntStream.concat(
                        IntStream.of(topology.ownerIndexes(key, spec.replicas())),
                        IntStream.of(topology.placement().ranking(key)).limit(spec.hotCopies()))
                .distinct()
                .mapToObj(kept::get)
                .filter(Objects::nonNull)
                .map(member -> EntryLocation.at(member, spec.name(), key))
                .toList();
    }
}
