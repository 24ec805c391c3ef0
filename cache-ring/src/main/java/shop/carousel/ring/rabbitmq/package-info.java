/** The membership log as a RabbitMQ stream. Needs amqp-client and Jackson, which the application brings. */
@NullMarked
package shop.carousel.ring.rabbitmq;

import org.jspecify.annotations.NullMarked;
