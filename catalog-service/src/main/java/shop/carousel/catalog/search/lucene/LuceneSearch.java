package shop.carousel.catalog.search.lucene;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.Category;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.ProductSearch;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.catalog.search.TextMeaning;
import shop.carousel.catalog.search.UnderstoodFilter;
import shop.carousel.catalog.search.lucene.Understanding.Part;
import shop.carousel.catalog.search.lucene.Understanding.Understood;
import shop.carousel.kit.money.ShopCurrency;

/** {@link ProductSearch} over this process's own index. */
@Singleton
final class LuceneSearch implements ProductSearch {

    /** So many hits are looked at to see what a name keeps. */
    private static final int COUNTED = 10_000;

    private final CatalogIndex index;
    private final SearchConfig config;
    private final LongSupplier nanos;
    private final PriceRanges prices;
    private final SynonymFile synonyms;
    private final ProductAnalyzer analyzer = new ProductAnalyzer();
    private final Understanding understanding;
    private final Interpreter interpreter;
    private final @Nullable Fusion fusion;
    private final Completion completion;

    @Inject
    LuceneSearch(CatalogIndex index, SearchConfig config, ShopCurrency currency, Fusion fusion) {
        this(index, config, currency.currency(), fusion, System::nanoTime);
    }

    /** @param fusion null if words alone answer */
    LuceneSearch(
            CatalogIndex index, SearchConfig config, Currency currency, @Nullable Fusion fusion, LongSupplier nanos) {
        this.index = index;
        this.config = config;
        this.nanos = nanos;
        this.prices = new PriceRanges(config.priceRanges(), currency);
        this.understanding = new Understanding(analyzer, currency);
        TextQueries queries = new TextQueries(analyzer);
        this.synonyms = new SynonymFile(analyzer, config.synonyms(), nanos);
        this.interpreter = new Interpreter(queries, new Corrections(analyzer), config.fewHits());
        this.fusion = fusion;
        this.completion = new Completion(analyzer);
    }

    @Override
    public SearchHits search(SearchRequest request, Page page) {
        SynonymFile.Version words = synonyms.now();
        Fusion meaning = fusion != null && fusion.isReady() && !request.literal() ? fusion : null;
        return index.read(searcher -> searcher.answers()
                .get(
                        request,
                        page,
                        words.number(),
                        meaning != null,
                        () -> search(searcher, request, page, words.synonyms(), meaning)));
    }

    @Override
    public List<Suggestion> suggest(String text, int limit) {
        return index.read(searcher -> completion.suggest(searcher, text, limit, budget()));
    }

    @Override
    public List<String> similar(String sku, int limit) {
        return index.read(
                searcher -> searcher.answers().similar(sku, limit, () -> new Similar(searcher).to(sku, limit)));
    }

    @Override
    public List<FacetValue> departments() {
        return index.read(searcher -> searcher.vocabulary().departments());
    }

    @Override
    public List<Category> categories() {
        return index.read(searcher -> searcher.vocabulary().tree());
    }

    private SearchHits search(
            CatalogSearcher searcher, SearchRequest request, Page page, Synonyms synonyms, @Nullable Fusion fusing)
            throws IOException {
        SearchBudget budget = budget();
        Understood text = understanding.of(request, searcher);
        Interpretation words = interpreter.interpret(text.words(), request.literal(), searcher, synonyms, budget);
        Interpretation meaning = fusing == null ? words : fusing.of(text.words(), words, searcher, budget);
        List<Part> parts = fitting(text.parts(), meaning, searcher, budget);
        SearchRequest narrowed = narrowed(request, parts);
        boolean isRanked =
                request.sorting() == Sorting.RELEVANCE || budget.count(searcher, kept(parts, meaning.sorted()), 1) == 0;
        FacetedQuery found = new FacetedQuery(
                searcher,
                Filters.base(isRanked ? meaning.ranked() : meaning.sorted(), narrowed, analyzer),
                Filters.byFacet(narrowed),
                Orders.of(request.sorting(), text.words().isEmpty()),
                page.size() + 1, // one more says whether there is a next page
                page.after() == null ? null : SortPosition.parse(page.after()),
                budget);
        List<FieldDoc> hits = found.page();
        return new SearchHits(
                skus(hits, page.size()),
                found.total(),
                found.facets(prices, config.facetValues()),
                next(hits, page.size()),
                new TextMeaning(
                        shown(parts),
                        leftOut(text.parts(), parts),
                        meaning.tier(),
                        isRanked && meaning.goesOn(),
                        meaning.correctedText()),
                budget.isPartial(),
                budget.ignoredWords());
    }

    /**
     * Those of a text's filters that leave something of its hits: all of them, or all but one, or none; a name only
     * where it keeps at least half of the best hits. The request's own filters do not count, so that the meaning is the
     * same with every filter.
     */
    private List<Part> fitting(List<Part> parts, Interpretation meaning, CatalogSearcher searcher, SearchBudget budget)
            throws IOException {
        List<Part> meant = new ArrayList<>();
        for (Part part : parts) {
            if (!part.isName() || keepsHalf(part, meaning.sorted(), searcher, budget)) {
                meant.add(part);
            }
        }
        List<List<Part>> choices = new ArrayList<>(List.of(meant));
        for (Part left : meant.reversed()) {
            choices.add(meant.stream().filter(each -> each != left).toList());
        }
        for (List<Part> choice : choices) {
            if (choice.isEmpty() || budget.count(searcher, kept(choice, meaning.ranked()), 1) > 0) {
                return choice;
            }
        }
        return List.of();
    }

    private boolean keepsHalf(Part part, Query hits, CatalogSearcher searcher, SearchBudget budget) throws IOException {
        int all = budget.count(searcher, hits, COUNTED);
        return all > 0 && 2 * budget.count(searcher, kept(List.of(part), hits), COUNTED) >= all;
    }

    private Query kept(List<Part> parts, Query hits) {
        SearchRequest only = narrowed(SearchRequest.ALL, parts);
        BooleanQuery.Builder kept = new BooleanQuery.Builder().add(Filters.base(hits, only, analyzer), Occur.FILTER);
        Filters.byFacet(only).values().forEach(filter -> kept.add(filter, Occur.FILTER));
        return kept.build();
    }

    private static SearchRequest narrowed(SearchRequest request, List<Part> parts) {
        SearchRequest narrowed = request;
        for (Part part : parts) {
            narrowed = part.narrowing().apply(narrowed);
        }
        return narrowed;
    }

    private static List<UnderstoodFilter> shown(List<Part> parts) {
        return parts.stream().map(Part::shown).toList();
    }

    /** What is no word of the text and no filter either. */
    private static List<String> leftOut(List<Part> all, List<Part> taken) {
        return all.stream()
                .filter(part -> !taken.contains(part) && !part.isName())
                .map(part -> part.shown().text())
                .distinct()
                .toList();
    }

    private SearchBudget budget() {
        return new SearchBudget(config, nanos);
    }

    private static @Nullable String next(List<FieldDoc> hits, int size) {
        return hits.size() > size ? SortPosition.of(hits.get(size - 1)) : null;
    }

    private static List<String> skus(List<FieldDoc> hits, int most) {
        return hits.subList(0, Math.min(most, hits.size())).stream()
                .map(Orders::sku)
                .toList();
    }
}
