/**
 * Load on a whole shop: who sends it, what it costs each process, and what became of it. Shared by {@code bench orders}
 * and {@code load}.
 */
@NullMarked
package shop.carousel.bench.load;

import org.jspecify.annotations.NullMarked;
