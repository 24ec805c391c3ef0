package shop.carousel.ring.membership;

import java.util.LinkedHashMap;
import java.util.Map;
import shop.carousel.ring.membership.LogRecord.View;

/**
 * What processes say in the log of the rings that they came to. Whoever speaks of an epoch first is right: all who read
 * the log agree about that, and whoever came to something else later knows that it has parted from the others. For one
 * thread.
 */
final class Statements {

    private static final int MOST_EPOCHS = 64;

    private final Map<View, String> first = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<View, String> eldest) {
            return size() > MOST_EPOCHS;
        }
    };

    /** Somebody has come to that ring. */
    void hear(View view) {
        if (!view.isNone()) {
            first.putIfAbsent(epoch(view), view.digest());
        }
    }

    /** Whether somebody came to another ring at the same epoch before. */
    boolean contradict(View view) {
        var said = first.get(epoch(view));
        return said != null && Digest.differ(said, view.digest());
    }

    private static View epoch(View view) {
        return new View(view.ring(), view.epoch(), "");
    }
}
