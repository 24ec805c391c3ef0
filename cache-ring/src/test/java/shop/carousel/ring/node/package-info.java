/** What is said on a node's connection. */
@NullMarked
package shop.carousel.ring.node;

import org.jspecify.annotations.NullMarked;
