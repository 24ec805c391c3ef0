package shop.carousel.catalog.search;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the hits.
 *
 * @param size how many at most
 * @param after the place behind the last hit of the page before, as the engine wrote it; null for the first page
 */
public record Page(int size, @Nullable String after) {}
