/**
 * {@code ./shop fuzz}: hostile requests over every operation that the services' OpenAPI documents have, pages included,
 * with a verdict. What may be sent wrongly stands in two tables, {@link shop.carousel.e2e.fuzz.Hostile} and {@link
 * shop.carousel.e2e.fuzz.Spoiling}; the routes are found, not listed, so that a new one cannot be forgotten.
 */
@NullMarked
package shop.carousel.e2e.fuzz;

import org.jspecify.annotations.NullMarked;
