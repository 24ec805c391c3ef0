package shop.carousel.catalog.search.lucene;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.ProductSearch;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.catalog.search.TextMeaning;
import shop.carousel.kit.money.ShopCurrency;

/** {@link ProductSearch} over this process' own index. */
@Singleton
final class LuceneSearch implements ProductSearch {

    private final CatalogIndex index;
    private final SearchConfig config;
    private final LongSupplier nanos;
    private final PriceRanges prices;
    private final SynonymFile synonyms;
    private final Interpreter interpreter;
    private final Completion completion;

    @Inject
    LuceneSearch(CatalogIndex index, SearchConfig config, ShopCurrency currency) {
        this(index, config, currency.currency(), System::nanoTime);
    }

    LuceneSearch(CatalogIndex index, SearchConfig config, Currency currency, LongSupplier nanos) {
        this.index = index;
        this.config = config;
        this.nanos = nanos;
        this.prices = new PriceRanges(config.priceRanges(), currency);
        ProductAnalyzer analyzer = new ProductAnalyzer();
        TextQueries queries = new TextQueries(analyzer);
        this.synonyms = new SynonymFile(analyzer, config.synonyms(), nanos);
        this.interpreter = new Interpreter(queries, new Corrections(analyzer), config.fewHits());
        this.completion = new Completion(analyzer);
    }

    @Override
    public SearchHits search(SearchRequest request, Page page) {
        SynonymFile.Version words = synonyms.now();
        return index.read(searcher -> searcher.answers()
                .get(request, page, words.number(), () -> search(searcher, request, page, words.synonyms())));
    }

    @Override
    public List<Suggestion> suggest(String text, int limit) {
        return index.read(searcher -> completion.suggest(searcher, text, limit, budget()));
    }

    @Override
    public List<FacetValue> departments() {
        return index.read(searcher -> searcher.vocabulary().departments());
    }

    private SearchHits search(CatalogSearcher searcher, SearchRequest request, Page page, Synonyms synonyms)
            throws IOException {
        SearchBudget budget = budget();
        SearchText text = SearchText.of(request.text());
        Interpretation meaning = interpreter.interpret(text, request.literal(), searcher, synonyms, budget);
        boolean isRanked = request.sorting() == Sorting.RELEVANCE;
        FacetedQuery found = new FacetedQuery(
                searcher,
                Filters.base(isRanked ? meaning.ranked() : meaning.sorted(), request),
                Filters.byFacet(request),
                Orders.of(request),
                page.size() + 1, // one more says whether there is a next page
                page.after() == null ? null : Place.parse(page.after()),
                budget);
        List<FieldDoc> hits = found.page();
        return new SearchHits(
                skus(hits, page.size()),
                found.total(),
                found.facets(prices, config.facetValues()),
                next(hits, page.size()),
                new TextMeaning(List.of(), meaning.tier(), isRanked && meaning.goesOn(), meaning.correctedText()),
                budget.isPartial(),
                budget.ignoredWords());
    }

    private SearchBudget budget() {
        return new SearchBudget(config, nanos);
    }

    private static @Nullable String next(List<FieldDoc> hits, int size) {
        return hits.size() > size ? Place.of(hits.get(size - 1)) : null;
    }

    private static List<String> skus(List<FieldDoc> hits, int most) {
        return hits.subList(0, Math.min(most, hits.size())).stream()
                .map(Orders::sku)
                .toList();
    }
}
