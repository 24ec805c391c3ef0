/**
 * Records that no consumer could handle: stored from all services' dead-letter topics, shown to the operator, and
 * replayed to their topic or discarded.
 */
@NullMarked
package shop.carousel.order.deadletter;

import org.jspecify.annotations.NullMarked;
