package shop.carousel.bench.search;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.Table;
import shop.carousel.catalog.imports.ImportConfig;
import shop.carousel.catalog.imports.format.StandaloneCatalogue;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.kit.money.Money;

/**
 * The order of results by people's grades: the shop's beside that of plain words, over the same products and texts.
 *
 * @param texts in the order of the judgments
 * @param rows the shop's first
 */
record Relevance(List<String> texts, List<Row> rows) {

    private static final int WORST = 10;
    private static final Currency CURRENCY = Currency.getInstance("EUR");

    /** One way's quality, text by text. */
    record Row(String way, List<Quality> qualities) {

        private double[] values(ToDoubleFunction<Quality> figure) {
            return qualities.stream().mapToDouble(figure).toArray();
        }
    }

    /** For machines: a way's means with their intervals, and what the shop does better than it. */
    record Figure(
            String way,
            int texts,
            Interval judgedNdcg,
            Interval plainNdcg,
            Interval judgedShare,
            Interval shopsLead,
            Map<String, Quality> byText) {}

    /**
     * Measures.
     *
     * @param data the folder that has {@code relevance/judgments.csv} and {@code catalogue/icecat.jsonl.gz}
     */
    static Relevance measure(Path data) throws IOException {
        Path judged = present(data.resolve("relevance/judgments.csv"));
        List<Product> products = products(present(data.resolve("catalogue/icecat.jsonl.gz")));
        Judgments judgments = Judgments.read(judged);
        List<Row> rows = new ArrayList<>();
        try (Ranking shop = ShopRanking.of(products, CURRENCY);
                Ranking plain = new PlainWords(products)) {
            for (Ranking each : List.of(shop, plain)) {
                rows.add(row(each, judgments));
            }
        }
        return new Relevance(List.copyOf(judgments.byText().keySet()), rows);
    }

    private static Path present(Path file) {
        if (!Files.isReadable(file)) {
            throw new LeftOutException("Relevance is not measured: there is no "
                    + file.toAbsolutePath().normalize() + ". --judged DIR says where the judged data is.");
        }
        return file;
    }

    private static List<Product> products(Path file) throws IOException {
        ImportConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ImportConfig.class)
                .build()
                .getConfigMapping(ImportConfig.class);
        return StandaloneCatalogue.read(file, CURRENCY, config).stream()
                .map(Relevance::product)
                .toList();
    }

    private static Product product(ProductDraft draft) {
        return new Product(
                draft.sku(),
                draft.name(),
                draft.description(),
                draft.brand(),
                draft.category(),
                new Money(draft.priceMinor(), CURRENCY),
                draft.attributes(),
                "",
                1);
    }

    private static Row row(Ranking ranking, Judgments judgments) throws IOException {
        List<Quality> qualities = new ArrayList<>();
        for (var text : judgments.byText().entrySet()) {
            qualities.add(Quality.of(ranking.hits(text.getKey()), text.getValue()));
        }
        return new Row(ranking.name(), qualities);
    }

    /** The shop's mean nDCG@10 of judged hits. */
    Interval shop() {
        return Interval.of(rows.getFirst().values(Quality::judged));
    }

    /** Figures for people. */
    String report() {
        Table table = new Table(
                texts.size() + " texts", "judged nDCG@10", "plain nDCG@10", "judged@10", "the shop's lead, paired");
        for (Row row : rows) {
            table.row(
                    row.way(),
                    Interval.of(row.values(Quality::judged)),
                    Interval.of(row.values(Quality::plain)),
                    Interval.of(row.values(Quality::known)),
                    row == rows.getFirst() ? "–" : lead(row));
        }
        return String.join(
                System.lineSeparator(),
                "Means with 95 % bootstrap intervals over the texts.",
                table.toString(),
                "",
                "The shop's worst:",
                worst().toString());
    }

    private Table worst() {
        List<Quality> shop = rows.getFirst().qualities();
        Table table = new Table(
                "text",
                "judged nDCG@10",
                "plain nDCG@10",
                "judged@10",
                rows.getLast().way());
        IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> shop.get(i).judged()))
                .limit(WORST)
                .forEach(i -> table.row(
                        texts.get(i),
                        three(shop.get(i).judged()),
                        three(shop.get(i).plain()),
                        three(shop.get(i).known()),
                        three(rows.getLast().qualities().get(i).judged())));
        return table;
    }

    private Interval lead(Row other) {
        double[] shop = rows.getFirst().values(Quality::judged);
        double[] others = other.values(Quality::judged);
        return Interval.of(IntStream.range(0, shop.length)
                .mapToDouble(i -> shop[i] - others[i])
                .toArray());
    }

    List<Figure> figures() {
        return rows.stream()
                .map(row -> new Figure(
                        row.way(),
                        texts.size(),
                        Interval.of(row.values(Quality::judged)),
                        Interval.of(row.values(Quality::plain)),
                        Interval.of(row.values(Quality::known)),
                        lead(row),
                        byText(row)))
                .toList();
    }

    private Map<String, Quality> byText(Row row) {
        Map<String, Quality> qualities = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            qualities.put(texts.get(i), row.qualities().get(i));
        }
        return qualities;
    }

    private static String three(double figure) {
        return "%.3f".formatted(figure);
    }
}
