/**
 * How orders flow, for the operator: how far the last ones came and how long each step took, what waits where, and one
 * order's whole story. Only reads.
 */
@NullMarked
package shop.carousel.order.flow;

import org.jspecify.annotations.NullMarked;
