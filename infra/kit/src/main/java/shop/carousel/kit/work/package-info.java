/**
 * Background work that outlives its process: rows with a lease, taken up by any instance, tried again with growing
 * pauses, and seen by the operator until they are done.
 */
@NullMarked
package shop.carousel.kit.work;

import org.jspecify.annotations.NullMarked;
