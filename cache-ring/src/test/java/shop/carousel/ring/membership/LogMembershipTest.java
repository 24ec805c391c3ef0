package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.MemoryLog;
import shop.carousel.ring.topology.Topologies;

/** Processes that read one log, of which some read it otherwise than the others: none goes on with another ring. */
class LogMembershipTest {

    private static final List<RingNode> NODES =
            List.of(RingNode.of("a", "127.0.0.1:1"), RingNode.of("b", "127.0.0.1:2"));
    private static final Predicate<LogRecord> SNAPSHOT = LogRecord.Snapshot.class::isInstance;

    private final MemoryLog log = new MemoryLog();
    private final MemoryLog.End end = log.end();
    private final List<LogMembership> opened = new ArrayList<>();
    private final LogMembership first = follow(end);

    private LogMembership follow(MemoryLog.End end) {
        var membership = LogMembership.follow(
                "memory",
                end,
                NODES,
                Topologies::slotTable,
                MembershipOptions.DEFAULT.viewLease(Duration.ofMillis(500)),
                System::nanoTime);
        opened.add(membership);
        return membership;
    }

    @AfterEach
    void close() {
        opened.forEach(LogMembership::close);
    }

    private void change(int times) {
        for (int i = 0; i < times; i++) {
            long incarnation = first.current().topology().nodes().getFirst().incarnation();
            var change = new RingChange.Reincarnate("a", incarnation);
            var outcome = first.propose(change, first.current().topology().epoch());
            assertThat(outcome.toCompletableFuture().join()).isInstanceOf(ChangeOutcome.Applied.class);
        }
    }

    private void awaitSame(LogMembership other) {
        Eventually.holds(() -> first.isCurrent() && other.isCurrent());
        Eventually.holds(() -> other.known().equals(first.known())
                && other.current()
                        .topology()
                        .nodes()
                        .equals(first.current().topology().nodes()));
    }

    /** Otherwise a log that is compacted then has neither the changes nor what they led to. */
    @Test
    void snapshot_thatNeverCameIntoTheLog_letsNothingBeForgotten() {
        Eventually.holds(first::isCurrent);
        end.lose(SNAPSHOT);
        change(LogMembership.EPOCHS_PER_SNAPSHOT);
        assertThat(end.forgotten()).isEmpty();
        end.lose(SNAPSHOT.negate().and(SNAPSHOT));
        change(LogMembership.EPOCHS_PER_SNAPSHOT);
        assertThat(end.forgotten()).hasSize(1);
        assertThat(log.records().get(Math.toIntExact(end.forgotten().getFirst())))
                .as("what it holds, and not itself")
                .isInstanceOf(LogRecord.Proposal.class);
    }

    /** Whatever was the cause: a ring that is not the others' at the same epoch is not used. */
    @Test
    void process_thatCameToAnotherRing_takesTheOthers() {
        Eventually.holds(first::isCurrent);
        log.append(new LogRecord.Proposal("p-1", 1, new RingChange.Reweigh("a", 7)));
        log.append(new LogRecord.Proposal("p-2", 1, new RingChange.Leave("b")));
        Eventually.holds(() -> log.records().getLast() instanceof LogRecord.Heartbeat);
        var other = follow(log.end()
                .hide(it -> it instanceof LogRecord.Proposal proposal
                        && proposal.id().equals("p-1")));
        awaitSame(other);
        assertThat(other.current().topology().nodes()).hasSize(2);
    }

    @Test
    void process_thatMissedTheLastChange_takesTheOthersRing() {
        Eventually.holds(first::isCurrent);
        var other = follow(log.end()
                .hide(it -> it instanceof LogRecord.Proposal proposal
                        && proposal.id().equals("p-1")));
        Eventually.holds(other::isCurrent);
        log.append(new LogRecord.Proposal("p-1", 1, new RingChange.Reweigh("a", 7)));
        awaitSame(other);
    }

    /** There is no snapshot for long where changes are rare. */
    @Test
    void process_thatFindsNeitherBeginningNorSnapshot_isToldByTheOthers() {
        Eventually.holds(first::isCurrent);
        change(3);
        awaitSame(follow(log.end().withoutBeginning()));
    }

    @Test
    void process_thatHearsOfAnotherRing_usesNone_untilItHearsNoMoreOfIt() {
        Eventually.holds(first::isCurrent);
        log.append(new LogRecord.Heartbeat("stranger", 9, Set.of(), new LogRecord.View("another", 1, "1:ab")));
        assertThat(first.isCurrent()).isFalse();
        Eventually.holds(first::isCurrent);
    }
}
