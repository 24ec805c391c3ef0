package shop.carousel.ring.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import shop.carousel.ring.ChangeOutcome;

/**
 * Follows the log, record by record. Whoever reads the same log comes to the same states, whether from its beginning or from a snapshot.
 * For one thread.
 */
final class History {

    /*
     * A proposal is based on an epoch that its proposer read in the log. A reader without a gap in its records
     * therefore knows that a proposal for a later epoch than its own is wrong, and passes it over: so does every other
     * reader without a gap.
     *
     * After a gap such a proposal may be right, and the reader may have missed a change. It keeps what it cannot judge
     * until a snapshot says what held, or until the log itself shows that no change was missed (closeGap), and judges
     * it from there in the log's order. The same goes for a change that only a newer version understands.
     */

    /** More proposals than that between two snapshots cannot be based on different epochs and still be good. */
    private static final int MOST_AHEAD = 4_096;

    private RingState state = RingState.NONE;
    private List<LogRecord> ahead = new ArrayList<>();
    private boolean gap;
    private final Consumer<LogRecord> passedOver;

    /** Tells of each record that is passed over, because it is about an epoch that the ring has not come to. */
    History(Consumer<LogRecord> passedOver) {
        this.passedOver = passedOver;
    }

    RingState state() {
        return state;
    }

    /** Whether the state is that of everybody who has read as far; not when a change may be missing. */
    boolean isWhole() {
        return !gap && ahead.isEmpty();
    }

    /** Records are missing before the next one, and changes may be among them. */
    void openGap() {
        gap = true;
    }

    /**
     * The records that are missing were no changes, or only such as are in a snapshot that was taken since. Without any
     * state that cannot be known.
     */
    void closeGap() {
        if (gap && state.epoch() > 0) {
            goOnFrom(state);
        }
    }

    ChangeOutcome take(LogRecord.Proposal proposal) {
        if (!ahead.isEmpty() || (gap && proposal.basedOn() > state.epoch())) {
            keep(proposal);
            return new ChangeOutcome.Unknown("This process does not know the ring at the moment");
        }
        if (proposal.basedOn() > state.epoch()) {
            passedOver.accept(proposal);
        }
        return switch (state.apply(proposal.change(), proposal.basedOn())) {
            case RingState.Step.Next next -> {
                state = next.state();
                yield new ChangeOutcome.Applied(state.epoch());
            }
            case RingState.Step.Refused refused -> refused.outcome(state.epoch());
        };
    }

    void take(LogRecord.Foreign foreign) {
        if (foreign.basedOn() > state.epoch() && isWhole()) {
            passedOver.accept(foreign);
        } else if (foreign.basedOn() >= state.epoch()) {
            keep(foreign);
        }
    }

    void take(LogRecord.Snapshot snapshot) {
        long epoch = snapshot.state().epoch();
        if (epoch > state.epoch() || (epoch == state.epoch() && !isWhole())) {
            goOnFrom(snapshot.state());
        }
    }

    private void goOnFrom(RingState known) {
        var again = ahead;
        ahead = new ArrayList<>();
        gap = false;
        state = known;
        again.forEach(this::judge);
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
