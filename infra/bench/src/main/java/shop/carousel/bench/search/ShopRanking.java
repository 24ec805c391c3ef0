package shop.carousel.bench.search;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.lucene.StandaloneSearch;

/** The shop's search, page after page as the API gives it. */
record ShopRanking(StandaloneSearch search) implements Ranking {

    private static final int PAGE = 500;

    static ShopRanking of(List<Product> products, Currency currency) throws IOException {
        SearchConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SearchConfig.class)
                .build()
                .getConfigMapping(SearchConfig.class);
        return new ShopRanking(StandaloneSearch.of(products, config, currency));
    }

    @Override
    public String name() {
        return "Carousel";
    }

    @Override
    public List<String> hits(String text) {
        SearchRequest request = new SearchRequest(text, List.of(), List.of(), null, null, false, Sorting.RELEVANCE);
        List<String> hits = new ArrayList<>();
        @Nullable String after = null;
        do {
            SearchHits page = search.search(request, new Page(PAGE, after));
            hits.addAll(page.skus());
            after = page.next();
        } while (after != null && hits.size() < DEPTH);
        return hits;
    }

    @Override
    public void close() throws IOException {
        search.close();
    }
}
