/** Log messages that are worth writing once. */
@NullMarked
package shop.carousel.kit.log;

import org.jspecify.annotations.NullMarked;
