package shop.carousel.ring.membership;

import java.util.Set;
import shop.carousel.ring.RingChange;

/** What stands in the membership log. */
public sealed interface LogRecord {

    /**
     * A change that is wanted.
     *
     * @param id by which its proposer knows it again
     * @param basedOn the epoch that its proposer saw: the change holds only if that is still the epoch when its turn comes
     */
    record Proposal(String id, long basedOn, RingChange change) implements LogRecord {}

    /**
     * A sign of life. Whoever reads its own knows that its view was current when it sent it.
     *
     * @param process who says it; another word at every start
     * @param number counts a process' heartbeats
     * @param using the nodes that answer this process
     */
    record Heartbeat(String process, long number, Set<String> using) implements LogRecord {

        public Heartbeat {
            using = Set.copyOf(using);
        }
    }

    /** What held at an epoch, for those who find the log without its beginning. */
    record Snapshot(RingState state) implements LogRecord {}

    /** A proposal that was made by a newer version of this library: nobody here can know what it does. */
    record Foreign(long basedOn, String what) implements LogRecord {}

    /** Nothing that anybody understands. Every version leaves it out. */
    record Garbage(String why) implements LogRecord {}
}
