package shop.carousel.e2e.chaos.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fault at its time.
 *
 * @param atMillis after the beginning of the run
 * @param lastsMillis until it is healed
 */
record ShopStrike(long atMillis, long lastsMillis, ShopFault fault) {

    private static final long FIRST_MILLIS = 2_000;
    private static final List<String> KILLED =
            List.of("catalog-1", "catalog-2", "order-1", "order-2", "cart-1", "redis-a", "lock-a", "kafka", "postgres", "gateway");
    private static final List<String> PAUSED =
            List.of("catalog-1", "catalog-2", "order-1", "order-2", "redis-b", "lock-a", "kafka", "postgres");

    /** A pure function of the seed and the length: one fault after the other, each once before any comes twice. */
    static List<ShopStrike> plan(long seed, long millis) {
        var random = new SplittableRandom(seed);
        var strikes = new ArrayList<ShopStrike>();
        var faults = new ArrayList<ShopFault>();
        for (long at = FIRST_MILLIS; ; ) {
            if (faults.isEmpty()) {
                faults.addAll(shuffled(random));
            }
            var strike = new ShopStrike(at, 500 + random.nextLong(3_500), faults.removeLast());
            if (at + strike.lastsMillis() > millis) {
                return List.copyOf(strikes);
            }
            strikes.add(strike);
            at += strike.lastsMillis() + random.nextLong(1_500);
        }
    }

    private static List<ShopFault> shuffled(SplittableRandom random) {
        var faults = new ArrayList<ShopFault>();
        Stream.of(
                        each(KILLED, ShopFault.PartKilled::new),
                        each(PAUSED, ShopFault.PartPaused::new),
                        Stream.of(new ShopFault.LocksFlushed(), new ShopFault.RingChanged("redis-c")))
                .flatMap(all -> all)
                .forEach(fault -> faults.add(random.nextInt(faults.size() + 1), fault));
        return faults;
    }

    private static Stream<ShopFault> each(List<String> parts, Function<String, ShopFault> fault) {
        return parts.stream().map(fault);
    }

    long endMillis() {
        return atMillis + lastsMillis;
    }

    @Override
    public String toString() {
        return "%6.1f s  %s for %.1f s".formatted(atMillis / 1e3, fault, lastsMillis / 1e3);
    }
}
