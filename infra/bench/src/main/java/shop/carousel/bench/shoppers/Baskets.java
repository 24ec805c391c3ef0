package shop.carousel.bench.shoppers;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import shop.carousel.demo.client.retail.RetailBook;

/**
 * What people put into a basket: how many lines, how many units of a line, and how much more often the products are
 * wanted that are wanted most.
 *
 * @param lines lines of a basket, so that each value is as likely as each other
 * @param units units of a line, in the same way
 * @param skew the exponent of Zipf's law by which products are wanted
 */
record Baskets(List<Integer> lines, List<Integer> units, double skew) {

    /**
     * Twenty equal parts of the 12,980 orders of UCI Online Retail (Chen, 2015, doi:10.24432/C5BW33; 1 December 2010 to
     * 9 December 2011, one wholesaler), by {@code ../shared/data/orders}; the exponent is a least-squares fit over the
     * 1,000 products in most orders.
     */
    static final Baskets RETAIL = new Baskets(
            List.of(1, 1, 2, 3, 4, 6, 8, 9, 11, 13, 15, 17, 19, 22, 25, 29, 34, 43, 56, 117),
            List.of(1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 5, 6, 7, 10, 12, 12, 16, 24, 50),
            0.54);

    private static final int MOST_LINES = 1_500;
    private static final int MOST_UNITS = 9_999;
    private static final int RANKED = 1_000;

    Baskets {
        lines = List.copyOf(lines);
        units = List.copyOf(units);
    }

    /** Those of an order file. */
    static Baskets of(RetailBook book) {
        var lines = book.orders().stream()
                .map(order -> Math.min(MOST_LINES, order.units().size()))
                .toList();
        var units = book.orders().stream()
                .flatMap(order -> order.units().values().stream())
                .map(count -> (int) Math.min(MOST_UNITS, count.longValue()))
                .toList();
        Map<String, Integer> wanted = new TreeMap<>();
        book.orders().forEach(order -> order.units().keySet().forEach(sku -> wanted.merge(sku, 1, Integer::sum)));
        return new Baskets(lines, units, skew(wanted));
    }

    /** The slope of the logarithm of the count over that of the rank, by least squares. */
    private static double skew(Map<String, Integer> wanted) {
        int[] counts = wanted.values().stream()
                .mapToInt(Integer::intValue)
                .map(count -> -count)
                .sorted()
                .map(count -> -count)
                .limit(RANKED)
                .toArray();
        double meanX = IntStream.range(0, counts.length)
                .mapToDouble(rank -> Math.log(rank + 1))
                .average()
                .orElse(0);
        double meanY = IntStream.of(counts).mapToDouble(Math::log).average().orElse(0);
        double together = 0;
        double spread = 0;
        for (int rank = 0; rank < counts.length; rank++) {
            double x = Math.log(rank + 1) - meanX;
            together += x * (Math.log(counts[rank]) - meanY);
            spread += x * x;
        }
        return spread == 0 ? 0 : Math.max(0, -together / spread);
    }

    /** How many lines the next basket has. */
    int nextLines(SplittableRandom random) {
        return lines.get(random.nextInt(lines.size()));
    }

    /** How many units the next line has. */
    int nextUnits(SplittableRandom random) {
        return units.get(random.nextInt(units.size()));
    }
}
