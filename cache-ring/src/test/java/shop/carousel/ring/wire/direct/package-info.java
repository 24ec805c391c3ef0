/** What is said on a node's connection. */
@NullMarked
package shop.carousel.ring.wire.direct;

import org.jspecify.annotations.NullMarked;
