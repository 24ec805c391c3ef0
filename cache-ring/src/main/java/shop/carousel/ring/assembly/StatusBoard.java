package shop.carousel.ring.assembly;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeStatus;
import shop.carousel.ring.Topology;
import shop.carousel.ring.lock.LockNode;
import shop.carousel.ring.lock.LockView;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.node.NodeFacts;
import shop.carousel.ring.node.NodeLink;
import shop.carousel.ring.view.RingView;

/** Asks all nodes of a ring at once how they are. */
record StatusBoard(Topology topology, List<? extends NodeLink> clients, IntToDoubleFunction hitRatio) {

    static StatusBoard of(RingView ring) {
        var clients =
                ring.members().stream().map(member -> member.client().client()).toList();
        return new StatusBoard(
                ring.topology(), clients, i -> ring.members().get(i).client().hitRatio());
    }

    static StatusBoard of(LockView ring) {
        return new StatusBoard(
                ring.topology(), ring.nodes().stream().map(LockNode::client).toList(), i -> 0);
    }

    List<NodeStatus> read() {
        var asked = clients.stream().map(NodeLink::facts).toList();
        return IntStream.range(0, asked.size())
                .mapToObj(i -> status(i, facts(asked.get(i))))
                .toList();
    }

    private static @Nullable NodeFacts facts(Call<NodeFacts> asked) {
        try {
            return asked.await();
        } catch (NodeAwayException e) {
            return null;
        }
    }

    private NodeStatus status(int index, @Nullable NodeFacts facts) {
        var node = topology.nodes().get(index);
        return new NodeStatus(
                node.name(),
                node.address(),
                node.weight(),
                node.zone(),
                node.incarnation(),
                facts == null ? NodeState.DOWN : NodeState.UP,
                topology.placement().share(index),
                facts == null ? null : facts.keys(),
                hitRatio.applyAsDouble(index),
                facts == null ? null : facts.opsPerSecond(),
                facts == null ? null : facts.bytes());
    }
}
