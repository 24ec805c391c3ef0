/** Another commit measured beside this one, in turns on one machine. */
@NullMarked
package shop.carousel.bench.against;

import org.jspecify.annotations.NullMarked;
