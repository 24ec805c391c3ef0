package shop.carousel.catalog.search;

/** A value to filter by and how many hits it would leave. */
public record FacetValue(String value, long count) {}
