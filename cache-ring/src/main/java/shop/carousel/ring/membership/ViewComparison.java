package shop.carousel.ring.membership;

import java.util.Optional;
import java.util.function.LongSupplier;
import shop.carousel.ring.membership.LogRecord.View;

/**
 * What other processes say of their rings, compared with the ring that the log has come to for this process. For the
 * log's thread, but for {@link #areStrangersNear}.
 */
final class ViewComparison {

    private final Strangers strangers;
    private Statements statements = new Statements();

    /** The state that {@link #ours} is of: its digest is computed once for a state, not once for a record. */
    private RingState digested = RingState.NONE;

    private View ours = View.NONE;

    /** @param quietNanos for how long nobody must have spoken of another ring before this one counts again */
    ViewComparison(long quietNanos, LongSupplier clock) {
        this.strangers = new Strangers(quietNanos, clock);
    }

    /** The log begins again: what was said in it counts for nobody. */
    void beginAgain() {
        statements = new Statements();
    }

    /** This process's view of a state that the log has come to. */
    View of(RingState state) {
        if (state != digested) {
            digested = state;
            ours = View.of(state);
        }
        return ours;
    }

    /** Takes what a process says, and answers why this process's ring is wrong, if it is. */
    Optional<String> hear(View said, RingState state) {
        statements.hear(said);
        var here = of(state);
        return difference(state)
                .or(() -> said.ring().equals(here.ring()) && said.epoch() > here.epoch()
                        ? Optional.of(
                                "others have come to epoch %d by now, from the same records".formatted(said.epoch()))
                        : Optional.empty());
    }

    /** Why this process's ring is not that of the others, if it is not. */
    Optional<String> difference(RingState state) {
        return contradicts(of(state))
                ? Optional.of("it differs from what others came to at epoch " + state.epoch())
                : Optional.empty();
    }

    /** Whether somebody came to another ring at the same epoch before. */
    boolean contradicts(View view) {
        return statements.contradict(view);
    }

    /** Hears of another ring, if that is one; answers whether it is. */
    boolean hearStranger(View said, RingState state) {
        var here = of(state);
        boolean isStranger = !said.isNone() && !here.isNone() && !said.ring().equals(here.ring());
        if (isStranger) {
            strangers.heard(here.ring(), said.ring());
        }
        return isStranger;
    }

    /** Whether processes of another ring speak in this log. */
    boolean areStrangersNear() {
        return strangers.areNear();
    }
}
