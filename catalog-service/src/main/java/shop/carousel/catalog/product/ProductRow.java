package shop.carousel.catalog.product;

import java.time.Instant;

/**
 * A product as its row holds it, with what only the search index needs.
 *
 * @param popularity how often people look for it beside others; 0 where nobody knows
 */
public record ProductRow(Product product, int popularity, Instant createdAt) {}
