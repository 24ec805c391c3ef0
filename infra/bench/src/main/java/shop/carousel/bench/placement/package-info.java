/** {@code ./shop bench placement}: which node owns a key, by every algorithm of the ring and of the peers. */
@NullMarked
package shop.carousel.bench.placement;

import org.jspecify.annotations.NullMarked;
