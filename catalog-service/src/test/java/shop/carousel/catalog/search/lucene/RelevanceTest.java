package shop.carousel.catalog.search.lucene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.kit.money.Money;

/**
 * How good the order of results is, by people's grades of real products: nDCG@10 over the judged hits alone, because
 * most relevant products were never judged, and beside it how many of the first ten were. The data is looked for in
 * {@code carousel.shared-data}, by default beside the project; without it there is nothing to measure.
 */
class RelevanceTest {

    private static final int DEPTH = 10;
    private static final double LEAST = 0.75;

    private static final Path DATA = Path.of(System.getProperty("carousel.shared-data", "../../shared/data"));

    @Test
    void results_forJudgedTexts_areInAGoodOrder() throws IOException {
        Path catalogue = DATA.resolve("catalogue/icecat.jsonl.gz");
        Path judgments = DATA.resolve("relevance/judgments.csv");
        Assumptions.assumeTrue(
                Files.isReadable(catalogue) && Files.isReadable(judgments),
                "Relevance is not measured: there is no shared data at "
                        + DATA.toAbsolutePath().normalize());
        SearchConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SearchConfig.class)
                .build()
                .getConfigMapping(SearchConfig.class);
        CatalogIndex index = new CatalogIndex(config);
        try {
            fill(index, catalogue);
            double ndcg = measure(index, config, grades(judgments));
            assertTrue(ndcg >= LEAST, "nDCG@10 is %.3f, but at least %.2f is owed".formatted(ndcg, LEAST));
        } finally {
            index.close(new io.quarkus.runtime.ShutdownEvent());
        }
    }

    private static double measure(CatalogIndex index, SearchConfig config, Map<String, Map<String, Integer>> grades) {
        ProductAnalyzer analyzer = new ProductAnalyzer();
        Interpreter interpreter = new Interpreter(
                new TextQueries(analyzer, new Synonyms(analyzer)), new Corrections(analyzer), config.fewHits());
        double sum = 0;
        double judged = 0;
        int texts = 0;
        for (var text : grades.entrySet()) {
            if (text.getValue().values().stream().anyMatch(grade -> grade > 0)) {
                List<String> hits = index.read(searcher -> hits(searcher, interpreter, config, text.getKey()));
                List<String> known =
                        hits.stream().filter(text.getValue()::containsKey).toList();
                sum += ndcg(known, text.getValue());
                judged += hits.stream().limit(DEPTH).filter(known::contains).count() / (double) DEPTH;
                texts++;
            }
        }
        System.out.printf("nDCG@10 %.3f, judged@10 %.3f, %d texts%n", sum / texts, judged / texts, texts);
        return sum / texts;
    }

    private static List<String> hits(
            CatalogSearcher searcher, Interpreter interpreter, SearchConfig config, String text) throws IOException {
        List<String> skus = new ArrayList<>();
        var found = searcher.search(
                interpreter
                        .interpret(text, searcher, new SearchBudget(config, () -> 0L))
                        .query(),
                500);
        for (var hit : found.scoreDocs) {
            skus.add(searcher.storedFields().document(hit.doc).get(Fields.SKU));
        }
        return skus;
    }

    private static double ndcg(List<String> hits, Map<String, Integer> grades) {
        double best =
                gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList());
        return gain(hits.stream().map(sku -> grades.getOrDefault(sku, 0)).toList()) / best;
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }

    private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            int last = line.lastIndexOf(',');
            int middle = line.lastIndexOf(',', last - 1);
            String text = line.substring(0, middle).replace("\"", "");
            grades.computeIfAbsent(text, none -> new HashMap<>())
                    .put(
                            line.substring(middle + 1, last),
                            Integer.parseInt(line.substring(last + 1).strip()));
        }
        return grades;
    }

    private static void fill(CatalogIndex index, Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<ProductRow> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(json.readTree(line)));
            }
        }
        index.put(rows, Map.of());
        index.show();
        index.markBuilt();
    }

    private static ProductRow row(JsonNode node) {
        Map<String, Object> attributes = new HashMap<>();
        for (var field : node.properties()) {
            if (field.getKey().startsWith("attr_t_")) {
                attributes.put(field.getKey(), field.getValue().asText());
            }
        }
        String type = node.path("attr_t_product_type").asText();
        Product product = new Product(
                node.path("id").asText(),
                node.path("title").asText(),
                node.path("short_description").asText(),
                node.path("supplier").asText(),
                type.isEmpty() ? List.of("Electronics") : List.of("Electronics", type),
                Money.of("1.00", "EUR"),
                attributes,
                "",
                1);
        return new ProductRow(product, 0, Instant.EPOCH);
    }
}
