/**
 * The transport over sockets: virtual threads write and read, callers who are few do so themselves. The door is
 * {@link shop.carousel.ring.wire.direct.DirectTransport}. Internal.
 */
@NullMarked
package shop.carousel.ring.wire.direct;

import org.jspecify.annotations.NullMarked;
