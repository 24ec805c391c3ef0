/** Digests of text. */
@NullMarked
package shop.carousel.kit.hash;

import org.jspecify.annotations.NullMarked;
