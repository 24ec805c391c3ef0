package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;

/** Does faults, and heals them. */
record Striker(TestServers servers, Map<String, Link> links, Crew crew, CacheRing ring) {

    private static final int PROPOSALS = 20;

    void strike(Fault fault) throws InterruptedException, IOException {
        switch (fault) {
            case Fault.NodeKilled(String node) -> servers.kill(node);
            case Fault.NodePaused(String node) -> servers.freeze(node, true);
            case Fault.LinkCut(String node) -> link(node).cut(true);
            case Fault.LinkSilent(String node) -> link(node).silence(true);
            case Fault.NodeJoined(String node) -> propose(join(node));
            case Fault.NodeLeft(String node) -> propose(new RingChange.Leave(node));
            case Fault.ReaderDeaf(String node) -> {
                crew.deafenReader();
                propose(new RingChange.Leave(node));
            }
            case Fault.OutboxStopped() -> crew.haltRelay(true);
            case Fault.WriterDied() -> crew.loseWriter();
        }
    }

    void heal(Fault fault) throws InterruptedException, IOException {
        switch (fault) {
            case Fault.NodeKilled(String node) -> servers.start(node);
            case Fault.NodePaused(String node) -> servers.freeze(node, false);
            case Fault.LinkCut(String node) -> link(node).cut(false);
            case Fault.LinkSilent(String node) -> link(node).silence(false);
            case Fault.NodeJoined(String node) -> propose(new RingChange.Leave(node));
            case Fault.NodeLeft(String node) -> propose(join(node));
            case Fault.ReaderDeaf(String node) -> {
                propose(join(node));
                crew.cureReader();
            }
            case Fault.OutboxStopped() -> crew.haltRelay(false);
            case Fault.WriterDied() -> crew.replaceWriter();
        }
    }

    private Link link(String node) {
        return Objects.requireNonNull(links.get(node), node);
    }

    private RingChange join(String node) {
        return new RingChange.Join(RingNode.of(node, link(node).address()));
    }

    /** Proposes until it is agreed, or was all the time: other changes may be agreed first. */
    private void propose(RingChange change) throws InterruptedException {
        ChangeOutcome outcome = new ChangeOutcome.Unknown("");
        for (int i = 0; i < PROPOSALS && !settled(outcome); i++) {
            Thread.sleep(i * 50L);
            outcome = ring.propose(change, ring.topology().epoch());
        }
        if (!settled(outcome)) {
            throw new PartFailedException("The ring did not agree on " + change + ": " + outcome);
        }
    }

    private static boolean settled(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Applied ignored -> true;
            case ChangeOutcome.Refused refused ->
                switch (refused.reason()) {
                    case NODE_KNOWN, NODE_UNKNOWN, NOTHING_TO_CHANGE -> true;
                    default -> false;
                };
            case ChangeOutcome.Unknown ignored -> false;
        };
    }
}
