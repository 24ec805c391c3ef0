/** The membership log as a Kafka topic. Needs kafka-clients and Jackson, which the application brings. */
@NullMarked
package shop.carousel.ring.kafka;

import org.jspecify.annotations.NullMarked;
