/**
 * Requests that may be sent twice and take effect once, by their {@code Idempotency-Key}.
 */
@NullMarked
package shop.carousel.kit.idempotency;

import org.jspecify.annotations.NullMarked;
