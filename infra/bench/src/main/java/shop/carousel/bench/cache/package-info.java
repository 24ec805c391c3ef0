/**
 * {@code ./shop bench cache}: reads through the ring and through the peers' clients, on the same nodes in the same run.
 */
@NullMarked
package shop.carousel.bench.cache;

import org.jspecify.annotations.NullMarked;
