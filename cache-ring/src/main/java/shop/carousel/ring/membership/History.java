package shop.carousel.ring.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.membership.LogRecord.Snapshot;
import shop.carousel.ring.membership.MembershipLog.Gap;

/**
 * Follows the log, record by record. Whoever reads the same log comes to the same states, whether from its beginning or
 * from a snapshot. For one thread.
 */
final class History {

    /*
     * A proposal is based on an epoch that its proposer read in the log. A reader without a gap in its records
     * therefore knows that a proposal for a later epoch than its own is wrong, and passes it over: so does every other
     * reader without a gap.
     *
     * After a gap nothing can be judged: a proposal that fits may have been overtaken by one that is missing. All are
     * kept with their positions until a snapshot says what held up to a record from which on none is missing, or until
     * the log itself shows that no change was missed (closeGap). From there they are judged in the log's order. A
     * snapshot that ends before the gap does says nothing about what the gap hides, however late it stands in the log.
     * The same goes for a change that only a newer version understands.
     */

    /** More proposals than that between two snapshots cannot be based on different epochs and still be good. */
    private static final int MOST_AHEAD = 4_096;

    private static final long NONE_YET = -1;

    private final Consumer<LogRecord> passedOver;
    private RingState state = RingState.NONE;

    /** Up to which record the state holds. */
    private long stateAt = NONE_YET;

    /** The last record that was taken. */
    private long last = NONE_YET;

    private List<Kept> ahead = new ArrayList<>();
    private @Nullable Gap gap;

    /** The first record behind the gap; {@link #NONE_YET} before it has come. */
    private long behindGap;

    /** Met behind a gap in a compacted log: of all, the one that holds most. */
    private @Nullable Kept candidate;

    private record Kept(LogRecord record, long position) {}

    /** Tells of each record that is passed over, because it is about an epoch that the ring has not come to. */
    History(Consumer<LogRecord> passedOver) {
        this.passedOver = passedOver;
    }

    RingState state() {
        return state;
    }

    /** The last record that was taken: while the history is whole, the state holds up to it. */
    long position() {
        return last;
    }

    /** Whether the state is that of everybody who has read as far; not when a change may be missing. */
    boolean isWhole() {
        return gap == null && ahead.isEmpty();
    }

    /** Records are missing before the next one, and changes may be among them. */
    void openGap(Gap kind) {
        stateAt = isWhole() ? last : stateAt;
        gap = gap == Gap.TRUNCATED ? gap : kind;
        behindGap = NONE_YET;
    }

    /** A record stands there, of whatever kind: each is told of before it is taken. */
    void at(long position) {
        last = position;
        if (gap != null && behindGap == NONE_YET) {
            behindGap = position;
        }
    }

    /**
     * The records that are missing in a compacted log were no changes, or only such as are in a snapshot that was met
     * since. Where that leads to no ring, nothing is known still.
     */
    void closeGap() {
        if (gap != Gap.COMPACTED) {
            return;
        }
        var known = candidate;
        if (known != null && known.record() instanceof Snapshot snapshot && known.position() > stateAt) {
            goOnFrom(snapshot.state(), known.position());
        } else if (state.epoch() > 0 || beginsWithGenesis()) {
            goOnFrom(state, stateAt);
        }
    }

    private boolean beginsWithGenesis() {
        return ahead.stream()
                .anyMatch(kept -> kept.record() instanceof LogRecord.Proposal proposal && proposal.basedOn() == 0);
    }

    ChangeOutcome take(LogRecord.Proposal proposal) {
        if (!isWhole()) {
            keep(proposal);
            return new ChangeOutcome.Unknown("This process does not know the ring at the moment");
        }
        return judge(proposal);
    }

    private ChangeOutcome judge(LogRecord.Proposal proposal) {
        if (proposal.basedOn() > state.epoch()) {
            passedOver.accept(proposal);
        }
        return switch (state.apply(proposal.change(), proposal.basedOn())) {
            case RingState.Step.Next next -> {
                state = next.state();
                stateAt = last;
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

    /** Whoever knows the ring needs no snapshot. */
    void take(Snapshot snapshot) {
        long upTo = snapshot.upTo(last);
        if (isWhole() || upTo < stateAt) {
            return;
        }
        if (gap == null || upTo >= behindGap - 1) {
            goOnFrom(snapshot.state(), upTo);
        } else if (gap == Gap.COMPACTED && (candidate == null || upTo > candidate.position())) {
            candidate = new Kept(snapshot, upTo);
        }
    }

    private void goOnFrom(RingState known, long position) {
        long now = last;
        var again = ahead;
        ahead = new ArrayList<>();
        gap = null;
        candidate = null;
        state = known;
        stateAt = position;
        for (var kept : again) {
            if (kept.position() > position) {
                last = kept.position();
                judge(kept.record());
            }
        }
        last = now;
    }

    private void judge(LogRecord kept) {
        switch (kept) {
            case LogRecord.Proposal proposal -> take(proposal);
            case LogRecord.Foreign foreign -> take(foreign);
            case Snapshot ignored -> {}
            case LogRecord.Heartbeat ignored -> {}
            case LogRecord.Garbage ignored -> {}
        }
    }

    private void keep(LogRecord record) {
        if (ahead.size() >= MOST_AHEAD) {
            ahead.clear();
            openGap(Gap.TRUNCATED);
            behindGap = last;
        }
        stateAt = isWhole() ? last - 1 : stateAt;
        ahead.add(new Kept(record, last));
    }
}
