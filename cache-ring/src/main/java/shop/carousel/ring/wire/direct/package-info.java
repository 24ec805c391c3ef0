/**
 * The transport over sockets: virtual threads write and read; when there are few callers, they do it themselves. The
 * entry point is {@link shop.carousel.ring.wire.direct.DirectTransport}. Internal.
 */
@NullMarked
package shop.carousel.ring.wire.direct;

import org.jspecify.annotations.NullMarked;
