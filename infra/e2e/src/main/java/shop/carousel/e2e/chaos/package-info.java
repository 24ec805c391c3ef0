/**
 * Faults with a verdict: {@code ./shop chaos}. Everything is planned from a seed, done to real processes, and judged by
 * what they recorded.
 */
@NullMarked
package shop.carousel.e2e.chaos;

import org.jspecify.annotations.NullMarked;
