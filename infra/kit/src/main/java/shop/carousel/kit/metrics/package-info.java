/**
 * Figures of a service for its monitoring, read from its database when they are scraped, and at most every ten seconds.
 */
@NullMarked
package shop.carousel.kit.metrics;

import org.jspecify.annotations.NullMarked;
