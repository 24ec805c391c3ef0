/**
 * Background work that outlives its process: rows with a lease, taken up by any instance, retried with growing pauses,
 * and visible to the operator until they are done.
 */
@NullMarked
package shop.carousel.kit.work;

import org.jspecify.annotations.NullMarked;
