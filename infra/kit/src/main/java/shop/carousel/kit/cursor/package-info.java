/**
 * Page cursors that a client can carry but not forge.
 */
@NullMarked
package shop.carousel.kit.cursor;

import org.jspecify.annotations.NullMarked;
