/**
 * The transactional outbox: an event is a row written in the transaction of its cause, and a relay publishes it at
 * least once, in commit order per key.
 */
@NullMarked
package shop.carousel.kit.outbox;

import org.jspecify.annotations.NullMarked;
