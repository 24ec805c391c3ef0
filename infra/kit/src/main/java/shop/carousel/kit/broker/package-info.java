/**
 * The message broker as services see it: arriving records, and a way to send. The build decides which broker it is, by
 * the adapter on the class path ({@code infra/broker-kafka} or {@code infra/broker-rabbitmq}); this package knows
 * neither.
 */
@NullMarked
package shop.carousel.kit.broker;

import org.jspecify.annotations.NullMarked;
