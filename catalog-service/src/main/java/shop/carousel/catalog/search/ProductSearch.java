package shop.carousel.catalog.search;

import java.util.List;

/**
 * A search engine over all products. Answers name SKUs only: price and stock are read from their exact sources.
 *
 * <p>Promises: a change of a product or of whether it is in stock is found within seconds after its commit; a walk
 * through the pages of an unchanged index meets each hit once. While the index is built, every call is a 503.
 */
public interface ProductSearch {

    /** The hits of one page. */
    SearchHits search(SearchRequest request, Page page);

    /** What the beginning of a search could become, best first. */
    List<Suggestion> suggest(String text, int limit);

    /**
     * Products whose texts mean nearly the same as this one's, best first. Empty where its meaning is not known, and
     * for a SKU that is not in the index.
     */
    List<String> similar(String sku, int limit);

    /** How many products each department has, the largest first. */
    List<FacetValue> departments();

    /** The departments with all that lies below them, the largest first. */
    List<Category> categories();
}
