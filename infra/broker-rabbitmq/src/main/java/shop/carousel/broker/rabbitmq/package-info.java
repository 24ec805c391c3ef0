/**
 * RabbitMQ behind the kit's broker. Sending goes through SmallRye's connector, hearing through one of our own. All
 * topics go through one exchange; a group is a durable queue with one active consumer, so that what was sent arrives in
 * its order; what arrived is acknowledged when it is handled.
 */
@NullMarked
package shop.carousel.broker.rabbitmq;

import org.jspecify.annotations.NullMarked;
