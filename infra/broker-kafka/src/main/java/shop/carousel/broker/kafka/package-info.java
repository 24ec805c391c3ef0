/**
 * Kafka behind the kit's broker, through SmallRye's connector. A topic is cut into partitions; a record's key decides
 * which. A group's instances share the partitions.
 */
@NullMarked
package shop.carousel.broker.kafka;

import org.jspecify.annotations.NullMarked;
