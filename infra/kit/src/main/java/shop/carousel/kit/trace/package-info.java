/**
 * W3C Trace Context: which request an event goes back to, through HTTP, rows and Kafka.
 */
@NullMarked
package shop.carousel.kit.trace;

import org.jspecify.annotations.NullMarked;
