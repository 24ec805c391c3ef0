package shop.carousel.ring.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.SlotMap;

/**
 * A ring as it was at an epoch, and what had changed since the one before.
 *
 * @param since when the answering process heard of it; null when that was before its start
 * @param changes in words; empty if the epoch before is not known
 * @param moved which part of the keys, 0 to 1, got another owner; null if that is not known
 */
@Schema(name = "RingEpoch")
public record EpochDocument(
        long epoch,
        @Schema(nullable = true) @Nullable Instant since,
        List<Share> nodes,
        List<String> changes,
        @Schema(nullable = true) @Nullable Double moved) {

    /** Which part of the ring a node owned, 0 to 1. */
    @Schema(name = "EpochShare")
    public record Share(String id, String zone, int weight, double share) {}

    /** @param latestFirst as a ring knows them */
    public static List<EpochDocument> of(List<RingEpoch> latestFirst) {
        return IntStream.range(0, latestFirst.size())
                .mapToObj(i -> of(latestFirst.get(i), i + 1 < latestFirst.size() ? latestFirst.get(i + 1) : null))
                .toList();
    }

    private static EpochDocument of(RingEpoch present, @Nullable RingEpoch before) {
        Topology now = present.topology();
        return new EpochDocument(
                now.epoch(),
                present.since(),
                shares(now),
                before == null ? List.of() : changes(before.topology().nodes(), now.nodes()),
                before == null ? null : moved(before.topology(), now));
    }

    private static List<Share> shares(Topology topology) {
        List<Share> shares = new ArrayList<>();
        for (RingNode node : topology.nodes()) {
            double share = topology.placement().share(shares.size());
            shares.add(new Share(node.name(), node.zone(), node.weight(), share));
        }
        return shares;
    }

    private static @Nullable Double moved(Topology before, Topology now) {
        return SlotMap.of(before)
                .flatMap(former -> SlotMap.of(now).map(former::moved))
                .orElse(null);
    }

    private static List<String> changes(List<RingNode> before, List<RingNode> now) {
        List<String> changes = new ArrayList<>();
        before.stream()
                .filter(node -> find(node.name(), now) == null)
                .forEach(node -> changes.add(node.name() + " left"));
        for (RingNode node : now) {
            RingNode former = find(node.name(), before);
            if (former == null) {
                changes.add(node.name() + " joined");
            } else {
                compare(former, node, changes);
            }
        }
        return changes;
    }

    private static void compare(RingNode former, RingNode node, List<String> changes) {
        if (former.weight() != node.weight()) {
            changes.add("%s weighs %d, not %d".formatted(node.name(), node.weight(), former.weight()));
        }
        if (!former.zone().equals(node.zone())) {
            changes.add("%s is in zone %s, not %s".formatted(node.name(), node.zone(), former.zone()));
        }
        if (!former.address().equals(node.address())) {
            changes.add("%s has another address".formatted(node.name()));
        }
        if (former.incarnation() != node.incarnation()) {
            changes.add("%s gave up what it held".formatted(node.name()));
        }
    }

    private static @Nullable RingNode find(String name, List<RingNode> nodes) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
