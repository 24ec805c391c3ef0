/**
 * Carts: their lines, their REST API ({@code /api/carts}), their pages ({@code /cart}), and what confirmed orders take
 * out of them. PostgreSQL has the truth, one row lock per cart makes changes follow each other, and the ring's cache
 * {@code cart} answers reads.
 */
@NullMarked
package shop.carousel.cart.cart;

import org.jspecify.annotations.NullMarked;
