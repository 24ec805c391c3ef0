/** Whether the benchmarks run; not how fast. */
@NullMarked
package shop.carousel.bench;

import org.jspecify.annotations.NullMarked;
