package shop.carousel.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductCard;

/**
 * The content of the page of results prints, formatted and decided.
 *
 * @param typed the text as it was typed
 * @param corrected what was searched for in its place; null when it was taken as it is
 * @param literalUrl searches for the text as it was typed
 * @param understood whether filters were taken from the text
 * @param notices notices about what the search left out or added
 * @param chips filters that are set, each with the address without it
 * @param clearUrl the address without any filter; null when none is set
 * @param facets what can be filtered by
 * @param ratings how many stars there can be at least; empty if nothing is rated
 * @param kept what the filters' form carries on
 * @param keptBySorting what the sorting's form carries on
 * @param nextUrl null on the last page
 */
record ResultsPage(
        String title,
        String typed,
        @Nullable String corrected,
        String literalUrl,
        boolean understood,
        String count,
        boolean empty,
        List<String> notices,
        List<Chip> chips,
        @Nullable String clearUrl,
        String textUrl,
        List<Facet> facets,
        List<Value> ratings,
        String minPrice,
        String maxPrice,
        boolean inStock,
        List<Choice> sortings,
        List<SearchLink.Parameter> kept,
        List<SearchLink.Parameter> keptBySorting,
        List<ProductCard> cards,
        @Nullable String nextUrl) {

    /**
     * A filter that is set.
     *
     * @param part the part of the text that it was understood from; null if it was chosen
     * @param url the address without it
     */
    record Chip(String label, @Nullable String part, String url) {}

    /**
     * A list of values to filter by.
     *
     * @param name the parameter
     * @param shown the most frequent and those that are set
     * @param more the others
     */
    record Facet(String name, String legend, List<Value> shown, List<Value> more) {}

    /** A value with its count; {@code deep} ones belong to the one above. */
    record Value(String value, String label, String count, boolean set, boolean deep) {}

    /** A way to sort. */
    record Choice(String value, String label, boolean set) {}
}
