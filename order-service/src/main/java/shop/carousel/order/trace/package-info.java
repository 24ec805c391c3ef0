/**
 * One order's trace over all three services: the spans that each keeps are asked for and put together to a waterfall.
 * Only reads. A service that does not answer leaves a gap and a hint.
 */
@NullMarked
package shop.carousel.order.trace;

import org.jspecify.annotations.NullMarked;
