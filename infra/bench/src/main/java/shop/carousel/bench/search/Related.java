package shop.carousel.bench.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.Table;
import shop.carousel.catalog.related.BoughtTogether;
import shop.carousel.catalog.related.RelatedConfig;
import shop.carousel.catalog.stock.SalesHistory;
import shop.carousel.catalog.stock.SoldSku;
import shop.carousel.demo.client.retail.RetailFile;
import shop.carousel.demo.client.retail.RetailOrder;

/**
 * How often the last line of an order is among the ten products that are shown for the lines before it. The shop has
 * learned from the first four fifths of the orders; the others are asked about, and teach nothing.
 *
 * @param learned how many orders it has learned from
 * @param rows the shop's first
 */
record Related(int learned, List<Row> rows) {

    private static final int SHOWN = 10;
    private static final double LEARNED = 0.8;

    /** Whether each order's last line was shown in one way, 1 or 0: in the order of the orders. */
    record Row(String way, double[] hits) {}

    /** For machines: a way's hit rate, and the shop's less twice that, order by order. */
    record Figure(String way, int orders, Interval hitRate, Interval shopsLessTwice) {}

    /**
     * Measures in a PostgreSQL of its own, with the catalog's tables and statements.
     *
     * @param file orders, as {@code ./shop replay} takes them
     * @param folder for the database, which is deleted afterwards
     */
    static Related measure(Path file, Path folder) throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            throw new LeftOutException("What is related is not measured: there is no "
                    + file.toAbsolutePath().normalize() + ". --orders FILE says where the orders are.");
        }
        List<RetailOrder> orders = RetailFile.read(file).orders();
        int learned = (int) (LEARNED * orders.size());
        try (SalesDatabase database = SalesDatabase.start(folder)) {
            database.sell(orders.subList(0, learned));
            return measure(learned, orders.subList(learned, orders.size()), database);
        }
    }

    private static Related measure(int learned, List<RetailOrder> asked, SalesDatabase database) {
        RelatedConfig config = database.config();
        SalesHistory history = database.history();
        Map<String, List<SoldSku>> kept = new HashMap<>();
        BoughtTogether together = new BoughtTogether(
                skus -> skus.stream()
                        .map(sku -> kept.computeIfAbsent(
                                sku,
                                each -> history.soldWith(each, config.orders(), config.leastOrders(), config.kept())))
                        .toList(),
                config.products());
        List<String> lately = skus(history.soldMost(config.lately(), config.latelyLines(), Integer.MAX_VALUE));
        List<String> ever = database.soldMostEver();
        return new Related(
                learned,
                List.of(
                        new Row("bought together, as the shop shows it", hits(asked, together::with)),
                        new Row("sold most lately", hits(asked, before -> lately)),
                        new Row("sold most ever", hits(asked, before -> ever))));
    }

    private static List<String> skus(List<SoldSku> sold) {
        return sold.stream().map(SoldSku::sku).toList();
    }

    private static double[] hits(List<RetailOrder> asked, Function<List<String>, List<String>> way) {
        return asked.stream()
                .map(order -> List.copyOf(order.units().keySet()))
                .filter(skus -> skus.size() > 1)
                .mapToDouble(skus -> isHit(skus, way) ? 1 : 0)
                .toArray();
    }

    private static boolean isHit(List<String> skus, Function<List<String>, List<String>> way) {
        List<String> before = skus.subList(0, skus.size() - 1);
        Set<String> given = new HashSet<>(before);
        return way.apply(before).stream()
                .filter(sku -> !given.contains(sku))
                .limit(SHOWN)
                .anyMatch(skus.getLast()::equals);
    }

    /** Figures for people. */
    String report() {
        Table table = new Table("way", "hit rate@" + SHOWN, "the shop's, times", "the shop's less twice this, paired");
        double shop = Interval.of(shop()).mean();
        for (Figure figure : figures()) {
            boolean isShop = figure.way().equals(rows.getFirst().way());
            table.row(
                    figure.way(),
                    figure.hitRate(),
                    isShop ? "–" : "%.1f".formatted(shop / figure.hitRate().mean()),
                    isShop ? "–" : figure.shopsLessTwice());
        }
        return "Learned from %,d orders, asked about the last line of %,d others. 95 %% bootstrap intervals.%n%s"
                .formatted(learned, shop().length, table);
    }

    List<Figure> figures() {
        return rows.stream()
                .map(row -> new Figure(
                        row.way(), row.hits().length, Interval.of(row.hits()), Interval.of(lessTwice(row.hits()))))
                .toList();
    }

    private double[] lessTwice(double[] others) {
        return IntStream.range(0, others.length)
                .mapToDouble(i -> shop()[i] - 2 * others[i])
                .toArray();
    }

    private double[] shop() {
        return rows.getFirst().hits();
    }
}
