package shop.carousel.bench.shoppers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who of a sale's buyers got a unit, beside who came when. Times are in milliseconds.
 *
 * @param buyers who asked for a unit and were not told to come again
 * @param served who got a unit
 * @param servedOfFirst of as many buyers as were served, counted from the first to arrive, the share that was served: 1
 *     when units went by arrival alone
 * @param overtaken the longest time by which somebody who was served came after somebody who was not; 0 when units went
 *     by arrival alone
 */
record SaleFairness(int buyers, int served, double servedOfFirst, double overtaken) {

    /** The arrivals and ends of orders, by id. */
    static final class Book {
        private final Map<String, Long> arrivals = new HashMap<>();
        private final Map<String, Boolean> served = new HashMap<>();

        synchronized void arrived(String id, long intendedNanos) {
            arrivals.put(id, intendedNanos);
        }

        synchronized void ended(String id, boolean isServed) {
            served.put(id, isServed);
        }

        synchronized SaleFairness fairness() {
            List<Boolean> byArrival = arrivals.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(order -> served.getOrDefault(order.getKey(), false))
                    .toList();
            int won = (int) byArrival.stream().filter(isServed -> isServed).count();
            long first =
                    byArrival.stream().limit(won).filter(isServed -> isServed).count();
            return new SaleFairness(byArrival.size(), won, won == 0 ? 1 : first / (double) won, overtaken());
        }

        private double overtaken() {
            long firstRefused = arrivals.entrySet().stream()
                    .filter(order -> !served.getOrDefault(order.getKey(), false))
                    .mapToLong(Map.Entry::getValue)
                    .min()
                    .orElse(Long.MAX_VALUE);
            long lastServed = arrivals.entrySet().stream()
                    .filter(order -> served.getOrDefault(order.getKey(), false))
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElse(Long.MIN_VALUE);
            return lastServed <= firstRefused || firstRefused == Long.MAX_VALUE || lastServed == Long.MIN_VALUE
                    ? 0
                    : TimeUnit.NANOSECONDS.toMicros(lastServed - firstRefused) / 1_000.0;
        }
    }
}
