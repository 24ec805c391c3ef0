package shop.carousel.ring.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.ChangeOutcome.Reason;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;

/**
 * What all processes agree on after the same records. A pure function of them: no clock, no configuration.
 *
 * @param ring the name of this life of the ring; empty before the first change
 * @param epoch how many changes were applied
 * @param lastIncarnation the highest that was given to a node
 * @param configured the nodes as processes were last configured with them
 * @param nodes those that hold, in the order of their names
 * @param before how keys were placed before
 * @param terms what is agreed besides
 */
public record RingState(
        String ring,
        long epoch,
        long lastIncarnation,
        List<RingNode> configured,
        List<RingNode> nodes,
        FormerPlacements before,
        Terms terms) {

    /** The most nodes that a ring has. */
    public static final int MOST_NODES = 256;

    /** Before the first record. */
    public static final RingState NONE = new RingState("", 0, 0, List.of(), List.of(), FormerPlacements.NONE);

    /** One that has agreed on nodes only. */
    public RingState(
            String ring,
            long epoch,
            long lastIncarnation,
            List<RingNode> configured,
            List<RingNode> nodes,
            FormerPlacements before) {
        this(ring, epoch, lastIncarnation, configured, nodes, before, Terms.NONE);
    }

    public RingState {
        configured = sorted(configured);
        nodes = sorted(nodes);
    }

    /** What comes of a change. */
    sealed interface Step {

        record Next(RingState state) implements Step {}

        record Refused(Reason reason) implements Step {

            /** The same for whoever proposed it. */
            ChangeOutcome.Refused outcome(long epoch) {
                return new ChangeOutcome.Refused(reason, "The ring at epoch " + epoch + " does not admit it");
            }
        }
    }

    /**
     * A few characters that are the same for the same state, and differ for others. Begins with the version of its
     * form: digests of different forms cannot be compared.
     */
    public String digest() {
        return Digest.of(this);
    }

    Optional<RingNode> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /**
     * What comes of a change, the same for every process that has read as far.
     *
     * @param basedOn the epoch that the change is meant for
     */
    Step apply(RingChange change, long basedOn) {
        if (basedOn != epoch) {
            return new Step.Refused(basedOn < epoch ? Reason.EPOCH_MOVED : Reason.EPOCH_AHEAD);
        }
        return apply(change);
    }

    private Step apply(RingChange change) {
        if (epoch == 0 && !(change instanceof RingChange.Genesis)) {
            return new Step.Refused(Reason.EPOCH_MOVED);
        }
        return switch (change) {
            case RingChange.Genesis genesis -> begin(genesis);
            case RingChange.Configure configure -> new Reconfiguration(this, configure.nodes()).apply();
            case RingChange.Join join -> join(join.node());
            case RingChange.Leave leave -> leave(leave.node());
            case RingChange.Reincarnate it -> reincarnate(it.node(), it.incarnation());
            case RingChange.Readdress it -> readdress(it.node(), it.address());
            case RingChange.Reweigh it -> reweigh(it.node(), it.weight());
            case RingChange.LockRing it ->
                terms.refusal(it).<Step>map(Step.Refused::new).orElseGet(() -> agree(terms.with(it)));
            case RingChange.Declare it ->
                terms.refusal(it).<Step>map(Step.Refused::new).orElseGet(() -> agree(terms.with(it)));
        };
    }

    private Step agree(Terms changed) {
        return new Step.Next(new RingState(ring, epoch + 1, lastIncarnation, configured, nodes, before, changed));
    }

    private Step begin(RingChange.Genesis genesis) {
        if (epoch != 0 || genesis.nodes().isEmpty()) {
            return new Step.Refused(Reason.NOTHING_TO_CHANGE);
        }
        var first = genesis.nodes().stream()
                .map(node -> node.incarnation(genesis.incarnation()))
                .toList();
        return new Step.Next(
                new RingState(genesis.ring(), 1, genesis.incarnation(), genesis.nodes(), first, FormerPlacements.NONE));
    }

    private Step join(RingNode node) {
        if (node(node.name()).isPresent()) {
            return new Step.Refused(Reason.NODE_KNOWN);
        }
        if (isTaken(node.address())) {
            return new Step.Refused(Reason.ADDRESS_TAKEN);
        }
        if (nodes.size() >= MOST_NODES) {
            return new Step.Refused(Reason.TOO_MANY_NODES);
        }
        var more = new ArrayList<>(nodes);
        more.add(node.incarnation(lastIncarnation + 1));
        return next(more);
    }

    private Step leave(String name) {
        if (node(name).isEmpty()) {
            return new Step.Refused(Reason.NODE_UNKNOWN);
        }
        if (nodes.size() == 1) {
            return new Step.Refused(Reason.LAST_NODE);
        }
        return next(nodes.stream().filter(node -> !node.name().equals(name)).toList());
    }

    private Step reincarnate(String name, long ended) {
        return node(name)
                .<Step>map(node -> node.incarnation() == ended
                        ? replace(node.incarnation(lastIncarnation + 1))
                        : new Step.Refused(Reason.NOTHING_TO_CHANGE))
                .orElseGet(() -> new Step.Refused(Reason.NODE_UNKNOWN));
    }

    private Step readdress(String name, String address) {
        var known = node(name);
        if (known.isEmpty()) {
            return new Step.Refused(Reason.NODE_UNKNOWN);
        }
        if (isTaken(address)) {
            boolean itsOwn = known.get().address().equals(address);
            return new Step.Refused(itsOwn ? Reason.NOTHING_TO_CHANGE : Reason.ADDRESS_TAKEN);
        }
        return replace(known.get().address(address).incarnation(lastIncarnation + 1));
    }

    private Step reweigh(String name, int weight) {
        return node(name)
                .<Step>map(node -> node.weight() == weight
                        ? new Step.Refused(Reason.NOTHING_TO_CHANGE)
                        : replace(node.weight(weight)))
                .orElseGet(() -> new Step.Refused(Reason.NODE_UNKNOWN));
    }

    private boolean isTaken(String address) {
        return nodes.stream().anyMatch(node -> node.address().equals(address));
    }

    private Step replace(RingNode changed) {
        return next(nodes.stream()
                .map(node -> node.name().equals(changed.name()) ? changed : node)
                .toList());
    }

    private Step next(List<RingNode> changed) {
        return next(configured, changed);
    }

    /**
     * Where more would have to be remembered than is, every node begins another incarnation, so that nothing of it
     * matters any more.
     */
    Step next(List<RingNode> configured, List<RingNode> changed) {
        var last = Math.max(lastIncarnation, highest(changed));
        var placed = before.after(nodes, sorted(changed));
        if (placed.sets().size() <= FormerPlacements.MOST) {
            return new Step.Next(new RingState(ring, epoch + 1, last, configured, changed, placed, terms));
        }
        var renewed = changed.stream().map(node -> node.incarnation(last + 1)).toList();
        return new Step.Next(
                new RingState(ring, epoch + 1, last + 1, configured, renewed, FormerPlacements.NONE, terms));
    }

    private static long highest(List<RingNode> nodes) {
        return nodes.stream().mapToLong(RingNode::incarnation).max().orElse(0);
    }

    private static List<RingNode> sorted(List<RingNode> nodes) {
        return nodes.stream().sorted(Comparator.comparing(RingNode::name)).toList();
    }
}
