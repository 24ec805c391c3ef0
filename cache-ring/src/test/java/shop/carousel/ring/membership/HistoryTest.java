package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.ChangeOutcome.Reason;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.membership.MembershipLog.Gap;

class HistoryTest {

    private static final RingNode A = RingNode.of("a", "10.0.0.1:6379");
    private static final RingNode B = RingNode.of("b", "10.0.0.2:6379");
    private static final RingNode C = RingNode.of("c", "10.0.0.3:6379");
    private static final RingNode D = RingNode.of("d", "10.0.0.4:6379");
    private static final RingChange GENESIS = new RingChange.Genesis("life", 100, List.of(A, B));

    private final List<LogRecord> passedOver = new ArrayList<>();
    private final History history = new History(passedOver::add);
    private int proposals;
    private long position;

    private ChangeOutcome take(long basedOn, RingChange change) {
        history.at(position++);
        return history.take(proposal(basedOn, change));
    }

    private void take(LogRecord record) {
        take(history, record, position++);
    }

    private LogRecord.Proposal proposal(long basedOn, RingChange change) {
        return new LogRecord.Proposal("p-" + proposals++, basedOn, change);
    }

    private void refused(Reason reason, long basedOn, RingChange change) {
        assertThat(take(basedOn, change))
                .isInstanceOfSatisfying(ChangeOutcome.Refused.class, it -> assertThat(it.reason())
                        .isEqualTo(reason));
    }

    @Test
    void genesis_givesEveryNodeTheIncarnationOfThisLife() {
        assertThat(take(0, GENESIS)).isEqualTo(new ChangeOutcome.Applied(1));
        assertThat(history.state().nodes()).containsExactly(A.incarnation(100), B.incarnation(100));
        refused(Reason.EPOCH_MOVED, 0, GENESIS);
    }

    @Test
    void proposalsOnTheSameEpoch_theFirstInTheLogHolds() {
        take(0, GENESIS);
        assertThat(take(1, new RingChange.Join(C))).isEqualTo(new ChangeOutcome.Applied(2));
        refused(Reason.EPOCH_MOVED, 1, new RingChange.Join(D));
        assertThat(history.state().nodes()).extracting(RingNode::name).containsExactly("a", "b", "c");
    }

    @Test
    void nodeThatComesBack_hasAnotherIncarnation() {
        take(0, GENESIS);
        take(1, new RingChange.Leave("b"));
        take(2, new RingChange.Join(B));
        assertThat(history.state().node("b")).contains(B.incarnation(101));
        take(3, new RingChange.Reincarnate("a", 100));
        assertThat(history.state().node("a")).contains(A.incarnation(102));
        take(4, new RingChange.Readdress("a", "10.0.0.9:6379"));
        assertThat(history.state().node("a"))
                .contains(A.address("10.0.0.9:6379").incarnation(103));
    }

    @Test
    void changesThatCannotBe_areRefusedWithTheReason() {
        take(0, GENESIS);
        refused(Reason.NODE_KNOWN, 1, new RingChange.Join(A));
        refused(Reason.ADDRESS_TAKEN, 1, new RingChange.Join(RingNode.of("x", A.address())));
        refused(Reason.NODE_UNKNOWN, 1, new RingChange.Leave("x"));
        refused(Reason.NOTHING_TO_CHANGE, 1, new RingChange.Reincarnate("a", 99));
        refused(Reason.NOTHING_TO_CHANGE, 1, new RingChange.Reweigh("a", 1));
        refused(Reason.ADDRESS_TAKEN, 1, new RingChange.Readdress("a", B.address()));
        take(1, new RingChange.Leave("a"));
        refused(Reason.LAST_NODE, 2, new RingChange.Leave("b"));
    }

    @Test
    void configurationChanged_isMerged_andWhatOperatorsDidStays() {
        take(0, GENESIS);
        take(1, new RingChange.Join(D));
        take(2, new RingChange.Leave("b"));
        take(3, new RingChange.Configure(List.of(A.address("10.0.0.8:6379"), B, C)));
        assertThat(history.state().nodes())
                .as("a moved, b was taken out by an operator, c is new, d was put in by an operator")
                .containsExactly(A.address("10.0.0.8:6379").incarnation(102), C.incarnation(103), D.incarnation(101));
        refused(Reason.NOTHING_TO_CHANGE, 4, new RingChange.Configure(List.of(C, B, A.address("10.0.0.8:6379"))));
        take(4, new RingChange.Configure(List.of(A.address("10.0.0.8:6379"))));
        assertThat(history.state().nodes()).extracting(RingNode::name).containsExactly("a", "d");
    }

    @Test
    void placements_areRemembered_eachOnce_asLongAsOneOfTheirNodesIsThere() {
        take(0, GENESIS);
        take(1, new RingChange.Join(C));
        take(2, new RingChange.Leave("c"));
        take(3, new RingChange.Reincarnate("a", 100));
        assertThat(history.state().before().sets())
                .as("that of today is not one of before")
                .containsExactly(List.of(A.incarnation(100), B.incarnation(100), C.incarnation(101)));
        take(4, new RingChange.Join(D));
        assertThat(history.state().before().sets())
                .containsExactly(
                        List.of(A.incarnation(102), B.incarnation(100)),
                        List.of(A.incarnation(100), B.incarnation(100), C.incarnation(101)));
        take(5, new RingChange.Reincarnate("b", 100));
        take(6, new RingChange.Leave("d"));
        assertThat(history.state().before().sets())
                .as("neither a, b nor c is what it was in the first")
                .containsExactly(List.of(A.incarnation(102), B.incarnation(104), D.incarnation(103)));
    }

    /** What cannot be remembered must not matter. */
    @Test
    void placements_moreThanAreRemembered_everyNodeBeginsAnotherIncarnation() {
        take(0, GENESIS);
        int weight = 2;
        for (; history.state().before().sets().size() < FormerPlacements.MOST; weight++) {
            take(history.state().epoch(), new RingChange.Reweigh("a", weight));
            assertThat(history.state().nodes())
                    .extracting(RingNode::incarnation)
                    .containsExactly(100L, 100L);
        }
        take(history.state().epoch(), new RingChange.Reweigh("a", weight));
        assertThat(history.state().nodes()).extracting(RingNode::incarnation).containsExactly(101L, 101L);
        assertThat(history.state().before()).isEqualTo(FormerPlacements.NONE);
    }

    /** A newer version's change cannot be known: nothing is known after it, until somebody says what holds. */
    @Test
    void changeOfANewerVersion_theRingIsUnknown_untilASnapshot() {
        take(0, GENESIS);
        take(new LogRecord.Foreign(1, "split"));
        assertThat(history.isWhole()).isFalse();
        assertThat(take(1, new RingChange.Join(C))).isInstanceOf(ChangeOutcome.Unknown.class);
        assertThat(take(2, new RingChange.Join(D))).isInstanceOf(ChangeOutcome.Unknown.class);
        var then = new RingState("life", 2, 100, List.of(A, B), List.of(A.incarnation(100)), FormerPlacements.NONE);
        take(new LogRecord.Snapshot(then, 1));
        assertThat(history.isWhole()).isTrue();
        assertThat(history.state().epoch()).isEqualTo(3);
        assertThat(history.state().nodes()).extracting(RingNode::name).containsExactly("a", "d");
    }

    @Test
    void changeOfANewerVersion_onAnEpochThatHasPassed_isNothing() {
        take(0, GENESIS);
        take(1, new RingChange.Join(C));
        take(new LogRecord.Foreign(1, "split"));
        assertThat(history.isWhole()).isTrue();
    }

    /**
     * Whoever finds the log without its beginning comes to the same ring, wherever the snapshot stands among racing
     * proposals.
     */
    @Test
    void logWithoutItsBeginning_leadsToTheSameRing_overSeeds() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var all = new History(ignored -> {});
            var log = new ArrayList<LogRecord>();
            add(all, log, proposal(0, GENESIS));
            int snapshotAfter = 5 + random.nextInt(20);
            var snapshot = new LogRecord.Snapshot(RingState.NONE, 0);
            int cut = 0;
            for (int i = 0; i < 60; i++) {
                if (i == snapshotAfter) {
                    snapshot = new LogRecord.Snapshot(all.state(), log.size() - 1);
                    cut = log.size() - random.nextInt(3);
                }
                if (i == snapshotAfter + random.nextInt(3) && snapshot.state().epoch() > 0 && !log.contains(snapshot)) {
                    take(all, snapshot, log.size());
                    log.add(snapshot);
                }
                add(
                        all,
                        log,
                        proposal(Math.max(0, all.state().epoch() - random.nextInt(3)), change(random, all.state())));
            }
            if (!log.contains(snapshot)) {
                continue;
            }
            var late = new History(ignored -> {});
            late.openGap(Gap.TRUNCATED);
            read(late, log, cut);
            assertThat(late.state()).as("seed %d", seed).isEqualTo(all.state());
            assertThat(late.isWhole()).isTrue();
        }
    }

    @Test
    void proposalForAnEpochThatNeverCame_isPassedOver_andTheRingGoesOn() {
        take(0, GENESIS);
        refused(Reason.EPOCH_AHEAD, 999_999, new RingChange.Leave("b"));
        take(new LogRecord.Foreign(999_999, "split"));
        assertThat(passedOver).hasSize(2);
        assertThat(history.isWhole()).isTrue();
        assertThat(take(1, new RingChange.Join(C))).isEqualTo(new ChangeOutcome.Applied(2));
    }

    /** Without its records nobody can tell a wrong epoch from a change that was missed. */
    @Test
    void proposalForALaterEpoch_behindAGap_isKept_untilTheGapIsKnownToBeNone() {
        take(0, GENESIS);
        history.openGap(Gap.COMPACTED);
        assertThat(take(2, new RingChange.Join(D))).isInstanceOf(ChangeOutcome.Unknown.class);
        assertThat(take(1, new RingChange.Join(C))).isInstanceOf(ChangeOutcome.Unknown.class);
        assertThat(history.isWhole()).isFalse();
        history.closeGap();
        assertThat(history.isWhole()).isTrue();
        assertThat(history.state().nodes()).extracting(RingNode::name).containsExactly("a", "b", "c");
    }

    @Test
    void gapAtTheBeginning_staysOneUntilASnapshot() {
        history.openGap(Gap.COMPACTED);
        position = 20;
        take(7, new RingChange.Join(C));
        history.closeGap();
        assertThat(history.isWhole()).as("without a state nothing is known").isFalse();
        var then = new RingState("life", 7, 100, List.of(A), List.of(A.incarnation(100)), FormerPlacements.NONE);
        take(new LogRecord.Snapshot(then, 19));
        assertThat(history.isWhole()).isTrue();
        assertThat(history.state().epoch()).isEqualTo(8);
    }

    /** Its author had not read what was truncated since; a change for its epoch would make another ring of it. */
    @Test
    void snapshot_thatEndsBeforeTheGapDoes_isNoRing() {
        history.openGap(Gap.TRUNCATED);
        position = 20;
        var then = new RingState("life", 7, 100, List.of(A), List.of(A.incarnation(100)), FormerPlacements.NONE);
        take(new LogRecord.Snapshot(then, 18));
        take(7, new RingChange.Join(C));
        history.closeGap();
        assertThat(history.isWhole()).isFalse();
        assertThat(history.state()).isEqualTo(RingState.NONE);
    }

    /** What fits may have been overtaken by what is missing. */
    @Test
    void proposalForThisEpoch_behindAGap_isNotJudged() {
        take(0, GENESIS);
        history.openGap(Gap.TRUNCATED);
        position = 20;
        assertThat(take(1, new RingChange.Join(C))).isInstanceOf(ChangeOutcome.Unknown.class);
        history.closeGap();
        assertThat(history.state().epoch()).isEqualTo(1);
        assertThat(history.isWhole()).isFalse();
    }

    /**
     * Whatever epochs are named in the log, and wherever records were compacted behind a snapshot: all readers come to
     * the same ring.
     */
    @Test
    void wrongEpochs_leaveEveryReaderAtTheSameRing_overSeeds() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var all = new History(ignored -> {});
            var log = new ArrayList<LogRecord>();
            add(all, log, proposal(0, GENESIS));
            int compacted = 0;
            for (int i = 0; i < 60; i++) {
                long basedOn = random.nextInt(4) == 0
                        ? all.state().epoch() + 1 + random.nextInt(1_000_000)
                        : Math.max(0, all.state().epoch() - random.nextInt(3));
                add(all, log, proposal(basedOn, change(random, all.state())));
                if (random.nextInt(20) == 0) {
                    compacted = log.size();
                    log.add(new LogRecord.Snapshot(all.state(), log.size() - 1));
                }
            }
            var late = new History(ignored -> {});
            if (compacted > 0) {
                late.openGap(Gap.COMPACTED);
            }
            read(late, log, compacted);
            late.closeGap();
            assertThat(late.state()).as("seed %d", seed).isEqualTo(all.state());
            assertThat(late.isWhole()).isTrue();
            assertThat(all.isWhole()).isTrue();
        }
    }

    private static void add(History all, List<LogRecord> log, LogRecord.Proposal proposal) {
        take(all, proposal, log.size());
        log.add(proposal);
    }

    private static void read(History history, List<LogRecord> log, int from) {
        for (int position = from; position < log.size(); position++) {
            take(history, log.get(position), position);
        }
    }

    private static void take(History history, LogRecord entry, long position) {
        history.at(position);
        switch (entry) {
            case LogRecord.Proposal proposal -> history.take(proposal);
            case LogRecord.Snapshot snapshot -> history.take(snapshot);
            case LogRecord.Foreign foreign -> history.take(foreign);
            default -> throw new AssertionError(entry);
        }
    }

    private static RingChange change(SplittableRandom random, RingState state) {
        var node = List.of(A, B, C, D).get(random.nextInt(4));
        return switch (random.nextInt(3)) {
            case 0 -> new RingChange.Join(node);
            case 1 -> new RingChange.Leave(node.name());
            default ->
                new RingChange.Reincarnate(
                        node.name(),
                        state.node(node.name()).map(RingNode::incarnation).orElse(1L));
        };
    }
}
