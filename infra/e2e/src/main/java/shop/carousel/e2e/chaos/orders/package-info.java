/**
 * The whole shop under faults. Buyers place orders at a steady rate over few and hot SKUs; processes are killed and
 * paused, the lock node is flushed, the ring changes, and every event is delivered twice. When all is healed and
 * nothing moves any more, the books are compared: {@link shop.carousel.e2e.chaos.orders.Books}.
 */
@NullMarked
package shop.carousel.e2e.chaos.orders;

import org.jspecify.annotations.NullMarked;
