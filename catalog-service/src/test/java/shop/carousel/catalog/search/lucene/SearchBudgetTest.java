package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.Sorting;

/** One search costs a bounded number of words, look-ups and time, and says when that was not enough. */
class SearchBudgetTest {

    private static final SearchConfig CONFIG = IndexedProducts.config();
    private static final Synonyms NONE = new Synonyms(new ProductAnalyzer(), java.util.List.of());

    @Test
    void unknownWords_costABoundedNumberOfLookUps() throws IOException {
        try (IndexedProducts products = IndexedProducts.of(products(20))) {
            for (int words : List.of(1, 4, 5, 22, 60)) {
                SearchBudget budget = new SearchBudget(CONFIG, () -> 0L);
                Query query = products.index().read(searcher -> interpreter()
                        .interpret(SearchText.of(unknown(words)), false, searcher, NONE, budget)
                        .ranked());
                assertThat(fuzzy(query))
                        .as(words + " words, " + fuzzy(query) + " look-ups")
                        .isLessThanOrEqualTo(CONFIG.similarWords());
                assertThat(budget.isPartial()).as(words + " words").isEqualTo(words > 8);
            }
            assertThat(products.find(unknown(22)).partial()).isTrue();
        }
    }

    @Test
    void wordsBeyondTheLimit_areLeftOut_andCounted() throws IOException {
        try (IndexedProducts products = IndexedProducts.of(products(20))) {
            String text = "lamp "
                    + IntStream.range(0, 50)
                            .mapToObj(i -> "w" + (char) ('a' + i % 26) + (char) ('b' + i / 26))
                            .collect(Collectors.joining(" "));
            assertThat(products.find(text).ignoredWords()).isEqualTo(51 - CONFIG.textWords());
            assertThat(products.find("lamp").ignoredWords()).isEqualTo(0);
        }
    }

    @Test
    void search_thatRunsOutOfTime_answersWithWhatItHas() throws IOException {
        AtomicLong clock = new AtomicLong();
        AtomicLong step = new AtomicLong();
        try (IndexedProducts products = IndexedProducts.of(products(5_000), () -> clock.addAndGet(step.get()))) {
            step.set(CONFIG.time().toNanos() / 4);
            SearchHits late = products.find("lamp");
            assertThat(late.partial()).isTrue();
            assertThat(late.total() > 0 && late.total() < 5_000)
                    .as("found " + late.total())
                    .isTrue();
            assertThat(late.facets().brand().getFirst().count()).isLessThanOrEqualTo(late.total());
            SearchHits filtered = products.find(
                    IndexedProducts.request("lamp", List.of("Case"), List.of("Zorbax"), Sorting.NAME),
                    new Page(10, null));
            assertThat(filtered.partial()).isTrue();
            step.set(TimeUnit.HOURS.toNanos(1));
            assertThat(products.find("lamp").total()).isEqualTo(0);
            assertThat(products.suggest("lam")).isEmpty();
            step.set(0);
            assertThat(products.find("lamp").partial())
                    .as("what was partial is not kept")
                    .isFalse();
        }
    }

    private static Interpreter interpreter() {
        ProductAnalyzer analyzer = new ProductAnalyzer();
        return new Interpreter(new TextQueries(analyzer), new Corrections(analyzer), CONFIG.fewHits());
    }

    private static String unknown(int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> "qzvwk" + (char) ('a' + i % 26) + (char) ('a' + i / 26))
                .collect(Collectors.joining(" "));
    }

    private static int fuzzy(Query query) {
        AtomicInteger count = new AtomicInteger();
        query.visit(new QueryVisitor() {

            @Override
            public void consumeTermsMatching(
                    Query part,
                    String field,
                    java.util.function.Supplier<org.apache.lucene.util.automaton.ByteRunAutomaton> automaton) {
                if (part instanceof FuzzyQuery) {
                    count.incrementAndGet();
                }
            }
        });
        return count.get();
    }

    private static List<Product> products(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> IndexedProducts.product(
                        "L-" + i, "Lamp no " + i, "Zorbax", List.of("Case"), java.util.Map.of()))
                .toList();
    }
}
