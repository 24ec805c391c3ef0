package shop.carousel.ring.membership;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.topology.Topologies;

/** The ring as it was configured: epoch 1, for as long as the process lives. All processes must be configured alike. */
public record StaticMembership(Agreed current) implements Membership {

    private static final String NAME = "static";
    private static final long FIRST_EPOCH = 1;

    /** Under the slot table. */
    public static StaticMembership of(List<RingNode> nodes) {
        return of(nodes, PlacementAlgorithm.SLOT_TABLE);
    }

    public static StaticMembership of(List<RingNode> nodes, PlacementAlgorithm placement) {
        return new StaticMembership(Agreed.first(NAME, Topologies.of(placement, FIRST_EPOCH, nodes)));
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public CompletionStage<ChangeOutcome> propose(RingChange change, long basedOn) {
        return CompletableFuture.completedFuture(new ChangeOutcome.Refused(
                ChangeOutcome.Reason.STATIC, "This ring is configured: its nodes change with the configuration"));
    }

    @Override
    public void listen(Listener listener, Supplier<Set<String>> using) {
        listener.changed(current);
    }

    @Override
    public boolean isUsedElsewhere(String node) {
        return true;
    }
}
