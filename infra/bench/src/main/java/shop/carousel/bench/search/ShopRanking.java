package shop.carousel.bench.search;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.lucene.StandaloneSearch;
import shop.carousel.catalog.search.meaning.StandaloneMeanings;

/**
 * The shop's search, page after page as the API gives it. No answer is kept, so that each is computed.
 *
 * @param name what it goes by
 */
record ShopRanking(String name, StandaloneSearch search) implements Ranking {

    private static final int PAGE = 500;
    private static final int SHOWN = 24;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 20;

    static ShopRanking of(List<Product> products, Currency currency) throws IOException {
        return new ShopRanking("words alone", StandaloneSearch.of(products, config(), currency));
    }

    static ShopRanking of(List<Product> products, StandaloneMeanings meanings, Currency currency) throws IOException {
        return new ShopRanking("words and meaning", StandaloneSearch.of(products, meanings, config(), currency));
    }

    private static SearchConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(Map.of("carousel.search.answers-kept", "0"), "bench", 100))
                .withMapping(SearchConfig.class)
                .build()
                .getConfigMapping(SearchConfig.class);
    }

    @Override
    public List<String> hits(String text) {
        List<String> hits = new ArrayList<>();
        @Nullable String after = null;
        do {
            SearchHits page = search.search(request(text), new Page(PAGE, after));
            hits.addAll(page.skus());
            after = page.next();
        } while (after != null && hits.size() < DEPTH);
        return hits;
    }

    private static SearchRequest request(String text) {
        return new SearchRequest(text, List.of(), List.of(), null, null, false, Sorting.RELEVANCE);
    }

    /** What the first page with its facets takes, at the median of the texts' medians. */
    double medianMillis(Collection<String> texts) {
        List<Double> medians = new ArrayList<>();
        for (int round = 0; round < WARM_UP; round++) {
            texts.forEach(this::millis);
        }
        for (String text : texts) {
            medians.add(median(
                    IntStream.range(0, ROUNDS).mapToObj(round -> millis(text)).toList()));
        }
        return median(medians);
    }

    private double millis(String text) {
        long start = System.nanoTime();
        long total = search.search(request(text), new Page(SHOWN, null)).total();
        double millis = (System.nanoTime() - start) / 1e6;
        return total < 0 ? Double.NaN : millis;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public void close() throws IOException {
        search.close();
    }
}
