package shop.carousel.ring.membership;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingChange;

/** What stands in the membership log. */
public sealed interface LogRecord {

    /**
     * A change that is wanted.
     *
     * @param id by which its proposer knows it again
     * @param basedOn the epoch that its proposer saw: the change holds only if that is still the epoch when its turn
     *     comes
     */
    record Proposal(String id, long basedOn, RingChange change) implements LogRecord {}

    /**
     * A sign of life. Whoever reads its own knows that its view was current when it sent it.
     *
     * @param process who says it; another word at every start
     * @param number counts a process's heartbeats
     * @param using the nodes that answer this process
     * @param view the ring that it knows; null from versions that did not say
     */
    record Heartbeat(
            String process,
            long number,
            Set<String> using,
            @Nullable View view) implements LogRecord {

        public Heartbeat {
            using = Set.copyOf(using);
        }
    }

    /**
     * The ring that a process has come to.
     *
     * @param ring its name; empty when the process knows none
     * @param digest of all that is agreed, see {@link RingState#digest}
     */
    record View(String ring, long epoch, String digest) {

        /** Of a process that knows no ring. */
        public static final View NONE = new View("", 0, "");

        static View of(RingState state) {
            return state.epoch() == 0 ? NONE : new View(state.ring(), state.epoch(), state.digest());
        }

        boolean isNone() {
            return ring.isEmpty();
        }
    }

    /**
     * What held, for those who find the log without its beginning.
     *
     * @param position of the last record that it holds; {@link #UNKNOWN} from versions that did not say
     */
    record Snapshot(RingState state, long position) implements LogRecord {

        public static final long UNKNOWN = -1;

        /** Versions that did not say meant the record before it. */
        long upTo(long itsOwnPosition) {
            return position == UNKNOWN ? itsOwnPosition - 1 : position;
        }
    }

    /** A proposal that was made by a newer version of this library: nobody here can know what it does. */
    record Foreign(long basedOn, String what) implements LogRecord {}

    /** Nothing that anybody understands. Every version leaves it out. */
    record Garbage(String why) implements LogRecord {}
}
