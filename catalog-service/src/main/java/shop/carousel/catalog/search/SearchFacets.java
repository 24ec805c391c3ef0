package shop.carousel.catalog.search;

import java.util.List;

/**
 * The values to filter by. A facet's counts ignore its own filter, so that a second value can be added to it.
 *
 * @param brand the most frequent first
 * @param category whole paths joined by {@code /}, the most frequent first; a product has one
 * @param department the categories' first steps, the most frequent first
 * @param price ranges {@code from-to} of amounts, both included, the last without its end; in rising order
 * @param rating whole stars that a product has at least, the most first
 */
public record SearchFacets(
        List<FacetValue> brand,
        List<FacetValue> category,
        List<FacetValue> department,
        List<FacetValue> price,
        List<FacetValue> rating) {}
