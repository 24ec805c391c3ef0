package shop.carousel.ring.topology;

import java.util.stream.IntStream;

/** What each node owns, counted once. */
final class Shares {

    private Shares() {}

    static double[] of(OwnerTable table, int nodes) {
        return IntStream.range(0, nodes).mapToDouble(table::share).toArray();
    }
}
