package shop.carousel.catalog.console;

import java.util.List;
import java.util.stream.Collectors;
import shop.carousel.ring.HeldLock;

/**
 * A lock that this instance holds, as the page prints it.
 *
 * @param keys the first few
 * @param fence the highest of its tokens
 */
record LockRow(String keys, String fence, String age, String remaining) {

    /** So many are printed, the oldest first. */
    static final int MOST = 20;

    private static final int MOST_KEYS = 3;

    static List<LockRow> of(List<HeldLock> held) {
        return held.stream().limit(MOST).map(LockRow::row).toList();
    }

    private static LockRow row(HeldLock lock) {
        int more = lock.tokens().size() - MOST_KEYS;
        String keys = lock.tokens().keySet().stream().limit(MOST_KEYS).collect(Collectors.joining(", "));
        long fence =
                lock.tokens().values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new LockRow(
                more > 0 ? keys + " and " + more + " more" : keys,
                Figures.number(fence),
                Figures.millis(lock.age()),
                Figures.millis(lock.remaining()));
    }
}
