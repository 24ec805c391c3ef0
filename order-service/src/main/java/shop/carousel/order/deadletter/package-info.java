/**
 * What no consumer of the shop could handle: kept from all services' dead-letter topics, shown to the operator, and
 * replayed to where it came from or discarded.
 */
@NullMarked
package shop.carousel.order.deadletter;

import org.jspecify.annotations.NullMarked;
