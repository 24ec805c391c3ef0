package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.testing.BrokerProcess;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.topology.Topologies;

/** What a log at a real broker has to do for processes to agree. */
abstract class MembershipLogContract {

    static final List<RingNode> NODES = List.of(RingNode.of("a", "127.0.0.1:1"), RingNode.of("b", "127.0.0.1:2"));

    abstract BrokerProcess broker();

    /** A log of that name, open for one more process. */
    abstract MembershipLog open(String name);

    /** Forgets what was appended first, as the log does once it comes to it. */
    abstract void forgetTheBeginning(String name) throws Exception;

    final LogMembership follow(String name) {
        return follow(name, Duration.ofSeconds(30));
    }

    final LogMembership follow(String name, Duration startWait) {
        var membership = LogMembership.follow(
                "log",
                open(name),
                NODES,
                Topologies::slotTable,
                MembershipOptions.DEFAULT.viewLease(Duration.ofSeconds(1)).startWait(startWait),
                System::nanoTime);
        membership.awaitStart();
        return membership;
    }

    private static ChangeOutcome reincarnate(LogMembership by, long basedOn) {
        long incarnation = by.current().topology().nodes().getFirst().incarnation();
        return by.propose(new RingChange.Reincarnate("a", incarnation), basedOn)
                .toCompletableFuture()
                .join();
    }

    private static long epoch(LogMembership of) {
        return of.current().topology().epoch();
    }

    @Test
    void processes_thatProposeAtOnce_comeToTheSameRing() {
        try (var one = follow("at-once");
                var other = follow("at-once")) {
            Eventually.holds(() -> one.isCurrent() && other.isCurrent() && epoch(one) == epoch(other));
            long before = epoch(one);
            var both = List.of(one, other).stream()
                    .map(each -> each.propose(new RingChange.Reweigh(each == one ? "a" : "b", 7), before))
                    .map(outcome -> outcome.toCompletableFuture().join())
                    .toList();
            assertThat(both).filteredOn(ChangeOutcome.Applied.class::isInstance).hasSize(1);
            Eventually.holds(() -> epoch(one) == before + 1 && epoch(other) == before + 1);
            assertThat(one.current().topology().nodes())
                    .isEqualTo(other.current().topology().nodes());
        }
    }

    @Test
    void process_thatComesLater_readsWhatWasAgreed() {
        try (var first = follow("later")) {
            assertThat(reincarnate(first, epoch(first))).isEqualTo(new ChangeOutcome.Applied(2));
            try (var second = follow("later")) {
                Eventually.holds(() -> second.isCurrent() && epoch(second) == 2);
                assertThat(second.current().topology().nodes())
                        .isEqualTo(first.current().topology().nodes());
            }
        }
    }

    /**
     * A view without word from the log is not used; the log goes on where it was. Kafka, which takes long to start
     * again, is frozen elsewhere.
     */
    final void killAndGoOn() throws Exception {
        try (var membership = follow("away")) {
            long epoch = epoch(membership);
            broker().restart();
            Eventually.holds(membership::isCurrent);
            assertThat(epoch(membership)).isEqualTo(epoch);
            assertThat(reincarnate(membership, epoch)).isEqualTo(new ChangeOutcome.Applied(epoch + 1));
        }
    }

    /** No process of this version proposes that. */
    private static final LogRecord CHANGE_FOR_A_LATER_EPOCH =
            new LogRecord.Proposal("typo-1", 999_999, new RingChange.Leave("b"));

    @Test
    void changeForAnEpochThatNeverCame_isPassedOver_alsoByWhoComesLater() {
        try (var first = follow("typo")) {
            long before = epoch(first);
            write("typo", CHANGE_FOR_A_LATER_EPOCH);
            assertThat(reincarnate(first, before)).isEqualTo(new ChangeOutcome.Applied(before + 1));
            try (var second = follow("typo")) {
                Eventually.holds(() -> second.isCurrent() && epoch(second) == before + 1);
                assertThat(reincarnate(second, before + 1)).isEqualTo(new ChangeOutcome.Applied(before + 2));
            }
        }
    }

    /** Appends a record as it is, at least once: until it stands in the log. */
    private void write(String name, LogRecord record) {
        var written = new Written(record, new AtomicBoolean());
        try (var log = open(name)) {
            log.read(written);
            Eventually.holds(() -> {
                log.append(record);
                return written.seen.get();
            });
        }
    }

    private record Written(LogRecord record, AtomicBoolean seen) implements MembershipLog.Reader {

        @Override
        public void take(LogRecord read, long position, long millis) {
            seen.compareAndSet(false, read.equals(record));
        }

        @Override
        public void missed(MembershipLog.Gap gap) {}

        @Override
        public void begunAgain() {}
    }

    /** Snapshots are for those who come when the beginning of the log is gone. */
    @Test
    void log_withoutItsBeginning_withALateSnapshot_isUnderstoodByWhoComesLater() throws Exception {
        try (var first = follow("short")) {
            // Its author stood still since the first epoch, and goes on when the log has forgotten what came then.
            var late = new LogRecord.Snapshot(first.known(), 1);
            var outcomes = new ArrayList<ChangeOutcome>();
            for (int i = 0; i < 40; i++) {
                outcomes.add(reincarnate(first, epoch(first)));
            }
            assertThat(outcomes).last().isEqualTo(new ChangeOutcome.Applied(41));
            write("short", CHANGE_FOR_A_LATER_EPOCH);
            forgetTheBeginning("short");
            write("short", late);
            write("short", new LogRecord.Proposal("late-1", 1, new RingChange.Leave("b")));
            try (var second = follow("short")) {
                Eventually.holds(second::isCurrent);
                assertThat(second.current().topology().nodes())
                        .isEqualTo(first.current().topology().nodes());
                assertThat(epoch(second)).isEqualTo(41);
            }
        }
    }

    /** Makes the log anew, empty. */
    abstract void lose(String name) throws Exception;

    /** Two rings in one log would each go by its own, and neither would hear the other's changes. */
    @Test
    void log_thatWasLost_leadsAllToOneRing() throws Exception {
        try (var first = follow("lost")) {
            reincarnate(first, epoch(first));
            lose("lost");
            try (var second = follow("lost")) {
                Eventually.holds(() -> first.isCurrent()
                        && second.isCurrent()
                        && first.current().ring().equals(second.current().ring()));
                assertThat(reincarnate(second, epoch(second))).isInstanceOf(ChangeOutcome.Applied.class);
                Eventually.holds(() -> epoch(first) == epoch(second));
            }
        }
    }
}
