/**
 * The message broker as services see it: what arrives, and a way to send. Which broker it is, is decided when the shop
 * is built, by the adapter that stands on the class path ({@code infra/broker-kafka} or {@code infra/broker-rabbitmq});
 * nothing here knows either.
 */
@NullMarked
package shop.carousel.kit.broker;

import org.jspecify.annotations.NullMarked;
