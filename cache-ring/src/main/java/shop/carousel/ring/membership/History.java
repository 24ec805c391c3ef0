package shop.carousel.ring.membership;

import java.util.ArrayList;
import java.util.List;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.ChangeOutcome.Reason;

/**
 * Follows the log, record by record. Whoever reads the same log comes to the same states, whether from its beginning or from a snapshot.
 * For one thread.
 */
final class History {

    /*
     * A proposal is based on an epoch that its proposer read in the log, so that a reader who knows all records never meets one that is
     * based on a later epoch than its own. One who does has not seen some change: it was forgotten, or a newer version made it. It then
     * keeps what it cannot judge until a snapshot says what held, and judges it from there, in the same order as everybody else did.
     */

    /** More proposals than that between two snapshots cannot be based on different epochs and still be good. */
    private static final int MOST_AHEAD = 4_096;

    private RingState state = RingState.NONE;
    private List<LogRecord> ahead = new ArrayList<>();

    RingState state() {
        return state;
    }

    /** Whether the state is that of everybody who has read as far; not when a change is missing. */
    boolean isWhole() {
        return ahead.isEmpty();
    }

    ChangeOutcome take(LogRecord.Proposal proposal) {
        if (proposal.basedOn() > state.epoch() || !isWhole()) {
            keep(proposal);
            return new ChangeOutcome.Unknown("This process does not know the ring at the moment");
        }
        if (proposal.basedOn() < state.epoch()) {
            return new ChangeOutcome.Refused(
                    Reason.EPOCH_MOVED,
                    "Based on epoch " + proposal.basedOn() + ", which is " + state.epoch() + " now");
        }
        return switch (state.apply(proposal.change())) {
            case RingState.Step.Next next -> {
                state = next.state();
                yield new ChangeOutcome.Applied(state.epoch());
            }
            case RingState.Step.Refused refused ->
                new ChangeOutcome.Refused(
                        refused.reason(), "The ring at epoch " + state.epoch() + " does not admit it");
        };
    }

    void take(LogRecord.Foreign foreign) {
        if (foreign.basedOn() >= state.epoch()) {
            keep(foreign);
        }
    }

    void take(LogRecord.Snapshot snapshot) {
        if (snapshot.state().epoch() > state.epoch()) {
            var again = ahead;
            ahead = new ArrayList<>();
            state = snapshot.state();
            again.forEach(this::judge);
        }
    }

    private void judge(LogRecord kept) {
        switch (kept) {
            case LogRecord.Proposal proposal -> take(proposal);
            case LogRecord.Foreign foreign -> take(foreign);
            case LogRecord.Snapshot ignored -> {}
            case LogRecord.Heartbeat ignored -> {}
            case LogRecord.Garbage ignored -> {}
        }
    }

    private void keep(LogRecord record) {
        if (ahead.size() >= MOST_AHEAD) {
            ahead.removeFirst();
        }
        ahead.add(record);
    }
}
