package shop.carousel.e2e.chaos.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import shop.carousel.e2e.chaos.cache.Fault.LinkCut;
import shop.carousel.e2e.chaos.cache.Fault.LinkSilent;
import shop.carousel.e2e.chaos.cache.Fault.NodeJoined;
import shop.carousel.e2e.chaos.cache.Fault.NodeKilled;
import shop.carousel.e2e.chaos.cache.Fault.NodeLeft;
import shop.carousel.e2e.chaos.cache.Fault.NodePaused;
import shop.carousel.e2e.chaos.cache.Fault.OutboxStopped;
import shop.carousel.e2e.chaos.cache.Fault.ReaderDeaf;
import shop.carousel.e2e.chaos.cache.Fault.WriterDied;

/**
 * Which faults strike when: a pure function of the seed and the length. One fault at a time, each kind once before any comes twice, with a calm before each that is
 * longer than the staleness bound: the promises speak of any single failure.
 */
final class FaultPlan {

    private static final long FIRST_MILLIS = 2_000;
    private static final long CALM_MILLIS = 3_500;

    /** A node that has left hears of changes for 5 s more, and one that joins is told those of the last 5 s: what came between is what it misses. */
    private static final long ABSENCE_MILLIS = 14_000;

    /** A node that has left hears of changes for 5 s more: only then, and after the staleness bound, is what it kept too old. */
    private static final long DEAFNESS_MILLIS = 9_000;

    private static final int KINDS = 9;
    private static final int WRITER_DIED = 7;
    private static final int READER_DEAF = 8;

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
            var strike = strike(at, kinds.removeLast(), random, members, spare, without);
            if (strike.endMillis() + CALM_MILLIS > millis) {
                return List.copyOf(strikes);
            }
            strikes.add(strike);
            at = strike.endMillis() + CALM_MILLIS + random.nextLong(500);
        }
    }

    /** Where a mechanism is off, the fault that it is there for. */
    private static Strike strike(
            long at, int kind, SplittableRandom random, List<String> members, String spare, Set<String> without) {
        String node = one(members, random);
        if (without.contains("incarnations")) {
            return new Strike(at, ABSENCE_MILLIS, new NodeLeft(node));
        }
        if (without.contains("outbox")) {
            kind = WRITER_DIED;
        } else if (without.contains("epochs")) {
            kind = READER_DEAF;
        }
        long millis = kind == READER_DEAF ? DEAFNESS_MILLIS : 500 + random.nextLong(3_500);
        return new Strike(at, millis, fault(kind, node, spare));
    }

    private static Fault fault(int kind, String node, String spare) {
        return switch (kind) {
            case 0 -> new NodeKilled(node);
            case 1 -> new NodePaused(node);
            case 2 -> new LinkCut(node);
            case 3 -> new LinkSilent(node);
            case 4 -> new NodeJoined(spare);
            case 5 -> new NodeLeft(node);
            case 6 -> new OutboxStopped();
            case WRITER_DIED -> new WriterDied();
            default -> new ReaderDeaf(node);
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
