/**
 * CloudEvents 1.0 in Kafka's binary content mode, as they arrive at a consumer.
 */
@NullMarked
package shop.carousel.kit.event;

import org.jspecify.annotations.NullMarked;
