/** CloudEvents 1.0 in binary content mode, at the consumer's side. */
@NullMarked
package shop.carousel.kit.event;

import org.jspecify.annotations.NullMarked;
