/**
 * Statements against the service's own database, a line each. Inside a transaction they run in it.
 */
@NullMarked
package shop.carousel.order.jdbc;

import org.jspecify.annotations.NullMarked;
