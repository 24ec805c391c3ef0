/** Real Redis processes for the tests: started on free ports, stopped, killed and brought back. */
@NullMarked
package shop.carousel.ring.testing;

import org.jspecify.annotations.NullMarked;
