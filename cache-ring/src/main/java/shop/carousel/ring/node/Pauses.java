package shop.carousel.ring.node;

import java.util.concurrent.ThreadLocalRandom;
import shop.carousel.ring.NodeOptions;

/** How long to leave a node alone after a fault. */
final class Pauses {

    private static final int MOST_DOUBLINGS = 16;

    private Pauses() {}

    /**
     * Doubles from {@code probe} to {@code probeMax}; a random quarter less, so that processes do not probe in step.
     *
     * @param number how many attempts there were before
     */
    static long millis(NodeOptions options, int number) {
        long doubled = options.probe().toMillis() << Math.min(number, MOST_DOUBLINGS);
        long pause = Math.min(doubled, options.probeMax().toMillis());
        return Math.max(1, pause - ThreadLocalRandom.current().nextLong(pause / 4 + 1));
    }
}
