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
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import shop.carousel.bench.LeftOutException;
import shop.carousel.bench.report.Table;
import shop.carousel.catalog.imports.ImportConfig;
import shop.carousel.catalog.imports.format.StandaloneCatalogue;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.catalog.search.meaning.StandaloneMeanings;
import shop.carousel.catalog.search.meaning.UnusableModelException;
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

    /**
     * One way's quality, text by text.
     *
     * @param medianMillis what the first page of half of the texts takes at most; NaN where it is not measured
     */
    record Row(String way, List<Quality> qualities, double medianMillis) {

        private Row taking(double millis) {
            return new Row(way, qualities, millis);
        }

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
     * Measures the shop by words and meaning, which embeds all products first: a minute or two.
     *
     * @param data the folder that has {@code relevance/judgments.csv} and {@code catalogue/icecat.jsonl.gz}
     * @param progress how many products are embedded
     */
    static Relevance measure(Path data, IntConsumer progress) throws IOException, UnusableModelException {
        Judgments judgments = judgments(data);
        List<Product> products = products(data);
        StandaloneMeanings meanings = StandaloneMeanings.of(products, progress);
        List<Row> rows = new ArrayList<>();
        try (ShopRanking both = ShopRanking.of(products, meanings, CURRENCY);
                ShopRanking words = ShopRanking.of(products, CURRENCY);
                Ranking meaning = MeaningRanking.of(products, meanings.meanings());
                Ranking plain = new PlainWords(products)) {
            for (Ranking each : List.of(both, words, meaning, plain)) {
                rows.add(row(each, judgments));
            }
            rows.set(0, rows.get(0).taking(both.medianMillis(judgments.byText().keySet())));
            rows.set(1, rows.get(1).taking(words.medianMillis(judgments.byText().keySet())));
        }
        return new Relevance(List.copyOf(judgments.byText().keySet()), rows);
    }

    /** Measures the shop by words alone, which needs no model. */
    static Relevance measureWords(Path data) throws IOException {
        Judgments judgments = judgments(data);
        List<Product> products = products(data);
        try (Ranking words = ShopRanking.of(products, CURRENCY);
                Ranking plain = new PlainWords(products)) {
            return new Relevance(
                    List.copyOf(judgments.byText().keySet()), List.of(row(words, judgments), row(plain, judgments)));
        }
    }

    private static Judgments judgments(Path data) throws IOException {
        return Judgments.read(present(data.resolve("relevance/judgments.csv")));
    }

    private static Path present(Path file) {
        if (!Files.isReadable(file)) {
            throw new LeftOutException("Relevance is not measured: there is no "
                    + file.toAbsolutePath().normalize() + ". --judged DIR says where the judged data is.");
        }
        return file;
    }

    private static List<Product> products(Path data) throws IOException {
        Path file = present(data.resolve("catalogue/icecat.jsonl.gz"));
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
        return Product.of(
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
        return new Row(ranking.name(), qualities, Double.NaN);
    }

    /** The shop's mean nDCG@10 of judged hits. */
    Interval shop() {
        return Interval.of(rows.getFirst().values(Quality::judged));
    }

    /** Figures for people. */
    String report() {
        Table table = new Table(
                texts.size() + " texts",
                "judged nDCG@10",
                "plain nDCG@10",
                "judged@10",
                "the shop's lead, paired",
                "of plain, paired",
                "ms a page");
        for (Row row : rows) {
            table.row(
                    row.way(),
                    Interval.of(row.values(Quality::judged)),
                    Interval.of(row.values(Quality::plain)),
                    Interval.of(row.values(Quality::known)),
                    row == rows.getFirst() ? "–" : lead(row, Quality::judged),
                    row == rows.getFirst() ? "–" : lead(row, Quality::plain),
                    Double.isNaN(row.medianMillis()) ? "" : three(row.medianMillis()));
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

    private Interval lead(Row other, ToDoubleFunction<Quality> figure) {
        double[] shop = rows.getFirst().values(figure);
        double[] others = other.values(figure);
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
                        lead(row, Quality::judged),
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
