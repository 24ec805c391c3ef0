package shop.carousel.e2e.chaos.cache;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a run, by what is done to them: a row's name says which cache it is in and what is promised of it. */
final class Rows {

    private static final int BATCH = 8;
    private static final String PAIR = "pair-";
    private static final String MORTAL = "mortal-";
    private static final String DOOMED = "doomed-";
    private static final String LONE = "lone-";
    private static final String LONE_PAIR = "lonepair-";

    private Rows() {}

    /** Which of the run's caches. */
    enum Home {
        ITEMS,
        PAIRS,
        BRIEFS
    }

    static List<String> pairs(int count) {
        return keys(PAIR, count);
    }

    /** Deleted behind the cache's back, and nobody tells: they end with their time to live. */
    static List<String> mortal(int batch) {
        return keys(MORTAL + batch + '-', BATCH);
    }

    /** Deleted behind the cache's back, until a reader with certainty finds out. */
    static List<String> doomed(int batch) {
        return keys(DOOMED + batch + '-', BATCH);
    }

    /** Written once, by one writer, and not noted in the outbox. */
    static List<String> lone(int batch) {
        return keys(LONE + batch + '-', BATCH);
    }

    static List<String> lonePairs(int batch) {
        return keys(LONE_PAIR + batch + '-', BATCH);
    }

    /** Those that strikes of a run are about. */
    static List<String> ofStrikes(List<Strike> plan) {
        return plan.stream().flatMap(strike -> of(strike.fault()).stream()).toList();
    }

    private static List<String> of(Fault fault) {
        return switch (fault) {
            case Fault.Evicted evicted -> mortal(evicted.batch());
            case Fault.RowsDeleted deleted -> doomed(deleted.batch());
            case Fault.WriterStalled stalled -> both(stalled.batch());
            case Fault.WriterDeaf deaf -> both(deaf.batch());
            case Fault.OptionsDiffer differ -> both(differ.batch());
            default -> List.of();
        };
    }

    private static List<String> both(int batch) {
        return Stream.concat(lone(batch).stream(), lonePairs(batch).stream()).toList();
    }

    static Home home(String key) {
        if (key.startsWith(MORTAL)) {
            return Home.BRIEFS;
        }
        return key.startsWith(PAIR) || key.startsWith(DOOMED) || key.startsWith(LONE_PAIR) ? Home.PAIRS : Home.ITEMS;
    }

    static boolean isLone(String key) {
        return key.startsWith(LONE) || key.startsWith(LONE_PAIR);
    }

    static boolean isMortal(String key) {
        return key.startsWith(MORTAL);
    }

    /** Whether every reader reads it at the same place, and keeps nothing for himself. */
    static boolean isInOnePlace(String key) {
        return home(key) == Home.ITEMS && !isLone(key);
    }

    private static List<String> keys(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }
}
