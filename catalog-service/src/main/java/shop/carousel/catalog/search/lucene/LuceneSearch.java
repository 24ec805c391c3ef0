package shop.carousel.catalog.search.lucene;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.ProductSearch;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.kit.money.ShopCurrency;

/** {@link ProductSearch} over this process' own index. */
@Singleton
final class LuceneSearch implements ProductSearch {

    private final CatalogIndex index;
    private final SearchConfig config;
    private final LongSupplier nanos;
    private final PriceRanges prices;
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
        TextQueries queries = new TextQueries(analyzer, new Synonyms(analyzer));
        this.interpreter = new Interpreter(queries, new Corrections(analyzer), config.fewHits());
        this.completion = new Completion(analyzer);
    }

    @Override
    public SearchHits search(SearchRequest request, Page page) {
        return index.read(searcher -> search(searcher, request, page));
    }

    @Override
    public List<Suggestion> suggest(String text, int limit) {
        return index.read(searcher -> completion.suggest(searcher, text, limit, budget()));
    }

    @Override
    public List<FacetValue> departments() {
        return index.read(searcher -> searcher.vocabulary().departments());
    }

    private SearchHits search(CatalogSearcher searcher, SearchRequest request, Page page) throws IOException {
        SearchBudget budget = budget();
        Interpretation meaning = interpreter.interpret(request.text(), searcher, budget);
        FacetedQuery found = new FacetedQuery(
                searcher,
                Filters.base(meaning.query(), request),
                Filters.byFacet(request),
                Orders.of(request),
                page.size() + 1, // one more says whether there is a next page
                page.after() == null ? null : Place.parse(page.after()),
                budget);
        List<FieldDoc> hits = found.page();
        return new SearchHits(
                skus(searcher, hits, page.size()),
                found.total(),
                found.facets(prices, config.facetValues()),
                next(hits, page.size()),
                meaning.correctedText(),
                budget.isPartial(),
                budget.ignoredWords());
    }

    private SearchBudget budget() {
        return new SearchBudget(config, nanos);
    }

    private static @Nullable String next(List<FieldDoc> hits, int size) {
        return hits.size() > size ? Place.of(hits.get(size - 1)) : null;
    }

    private static List<String> skus(CatalogSearcher searcher, List<FieldDoc> hits, int most) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<String> skus = new ArrayList<>();
        for (FieldDoc hit : hits.subList(0, Math.min(most, hits.size()))) {
            skus.add(stored.document(hit.doc, Set.of(Fields.SKU)).get(Fields.SKU));
        }
        return skus;
    }
}
