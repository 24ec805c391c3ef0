package shop.carousel.e2e.chaos.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import shop.carousel.e2e.chaos.cache.Fault.ClockSet;
import shop.carousel.e2e.chaos.cache.Fault.Evicted;
import shop.carousel.e2e.chaos.cache.Fault.HolderPaused;
import shop.carousel.e2e.chaos.cache.Fault.LinkCut;
import shop.carousel.e2e.chaos.cache.Fault.LinkSilent;
import shop.carousel.e2e.chaos.cache.Fault.LocksExchanged;
import shop.carousel.e2e.chaos.cache.Fault.LogBeheaded;
import shop.carousel.e2e.chaos.cache.Fault.LogLate;
import shop.carousel.e2e.chaos.cache.Fault.NodeJoined;
import shop.carousel.e2e.chaos.cache.Fault.NodeKilled;
import shop.carousel.e2e.chaos.cache.Fault.NodeLeft;
import shop.carousel.e2e.chaos.cache.Fault.NodePaused;
import shop.carousel.e2e.chaos.cache.Fault.OptionsDiffer;
import shop.carousel.e2e.chaos.cache.Fault.OutboxStopped;
import shop.carousel.e2e.chaos.cache.Fault.ReaderDeaf;
import shop.carousel.e2e.chaos.cache.Fault.RowsDeleted;
import shop.carousel.e2e.chaos.cache.Fault.WriterDeaf;
import shop.carousel.e2e.chaos.cache.Fault.WriterDied;
import shop.carousel.e2e.chaos.cache.Fault.WriterStalled;

/**
 * Which faults strike when: a pure function of the seed and the length. One fault at a time, each kind once before any
 * comes twice, with a calm before each that is longer than the staleness bound: the promises speak of any single
 * failure.
 */
final class FaultPlan {

    private static final long FIRST_MILLIS = 2_000;
    private static final long CALM_MILLIS = 3_500;

    /**
     * A node that has left hears of changes for 5 s more, and one that joins is told those of the last 5 s: what came
     * between is what it misses.
     */
    private static final long ABSENCE_MILLIS = 14_000;

    /**
     * A node that has left hears of changes for 5 s more: only then, and after the staleness bound, is what it kept too
     * old.
     */
    private static final long DEAFNESS_MILLIS = 9_000;

    /**
     * Longer than what a cache promises of an entry whose row is gone, by as much as a read has to be late to show it.
     */
    private static final long EVICTION_MILLIS = 7_000;

    private static final long DELETION_MILLIS = 3_000;

    /** From when the other node is in the ring: until all that was said must have been heard, and some reads more. */
    private static final long HEARING_MILLIS = 8_000;

    /** With the start of a process. */
    private static final long EXCHANGE_MILLIS = 6_000;

    private static final long PAUSE_MILLIS = 2 * Locker.HOLD.toMillis();

    private static final int KINDS = 20;
    private static final int WRITER_DIED = 7;
    private static final int READER_DEAF = 8;
    private static final int EVICTED = 9;
    private static final int ROWS_DELETED = 10;
    private static final int WRITER_STALLED = 11;
    private static final int WRITER_DEAF = 12;
    private static final int LOG_LATE = 13;
    private static final int LOG_BEHEADED = 14;
    private static final int OPTIONS_DIFFER = 15;
    private static final int LOCKS_EXCHANGED = 16;
    private static final int HOLDER_PAUSED = 17;
    private static final int CLOCK_FAST = 18;
    private static final int CLOCK_SLOW = 19;

    /** Longer than all but the longest times to live. */
    private static final long WRONG_SECONDS = 45;

    /** Nodes look at the time that they are told once a second. */
    private static final long WRONG_MILLIS = 4_000;

    private FaultPlan() {}

    static List<Strike> of(long seed, long millis, List<String> members, String spare, Set<String> without) {
        var random = new SplittableRandom(seed);
        var strikes = new ArrayList<Strike>();
        var kinds = new ArrayList<Integer>();
        long at = FIRST_MILLIS;
        while (true) {
            if (kinds.isEmpty()) {
                kinds.addAll(shuffled(random));
            }
            var strike = strike(at, kinds.removeLast(), random, members, spare, without, strikes.size());
            if (strike.endMillis() + CALM_MILLIS > millis) {
                return List.copyOf(strikes);
            }
            strikes.add(strike);
            at = strike.endMillis() + CALM_MILLIS + random.nextLong(500);
        }
    }

    /** Where a mechanism is off, the fault that it is there for. */
    private static Strike strike(
            long at,
            int kind,
            SplittableRandom random,
            List<String> members,
            String spare,
            Set<String> without,
            int batch) {
        String node = one(members, random);
        if (without.contains("incarnations")) {
            return new Strike(at, ABSENCE_MILLIS, new NodeLeft(node));
        }
        if (without.contains("outbox")) {
            kind = WRITER_DIED;
        } else if (without.contains("epochs")) {
            kind = READER_DEAF;
        }
        long millis = 500 + random.nextLong(3_500);
        return new Strike(at, millis(kind, millis), fault(kind, node, spare, batch));
    }

    private static long millis(int kind, long random) {
        return switch (kind) {
            case READER_DEAF -> DEAFNESS_MILLIS;
            case EVICTED -> EVICTION_MILLIS;
            case ROWS_DELETED -> DELETION_MILLIS;
            case WRITER_STALLED, WRITER_DEAF, OPTIONS_DIFFER -> HEARING_MILLIS;
            case LOCKS_EXCHANGED -> EXCHANGE_MILLIS;
            case HOLDER_PAUSED -> PAUSE_MILLIS;
            case CLOCK_FAST, CLOCK_SLOW -> WRONG_MILLIS;
            default -> random;
        };
    }

    private static Fault fault(int kind, String node, String spare, int batch) {
        return switch (kind) {
            case 0 -> new NodeKilled(node);
            case 1 -> new NodePaused(node);
            case 2 -> new LinkCut(node);
            case 3 -> new LinkSilent(node);
            case 4 -> new NodeJoined(spare);
            case 5 -> new NodeLeft(node);
            case 6 -> new OutboxStopped();
            case WRITER_DIED -> new WriterDied();
            case READER_DEAF -> new ReaderDeaf(node);
            case EVICTED -> new Evicted(batch);
            case ROWS_DELETED -> new RowsDeleted(batch);
            case WRITER_STALLED -> new WriterStalled(batch, spare);
            case WRITER_DEAF -> new WriterDeaf(batch, spare);
            case LOG_LATE -> new LogLate(node);
            case LOG_BEHEADED -> new LogBeheaded(node);
            case OPTIONS_DIFFER -> new OptionsDiffer(batch);
            case LOCKS_EXCHANGED -> new LocksExchanged();
            case HOLDER_PAUSED -> new HolderPaused();
            case CLOCK_FAST -> new ClockSet(WRONG_SECONDS);
            default -> new ClockSet(-WRONG_SECONDS);
        };
    }

    private static String one(List<String> members, SplittableRandom random) {
        return members.get(random.nextInt(members.size()));
    }

    private static List<Integer> shuffled(SplittableRandom random) {
        var kinds = new ArrayList<Integer>();
        for (int kind = 0; kind < KINDS; kind++) {
            kinds.add(random.nextInt(kinds.size() + 1), kind);
        }
        return kinds;
    }
}
