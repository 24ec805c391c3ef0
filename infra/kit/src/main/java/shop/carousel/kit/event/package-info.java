/**
 * CloudEvents 1.0 in binary content mode, as they arrive at a consumer.
 */
@NullMarked
package shop.carousel.kit.event;

import org.jspecify.annotations.NullMarked;
