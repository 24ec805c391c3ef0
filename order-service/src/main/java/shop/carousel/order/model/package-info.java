/**
 * The model of an order: its lines, its states, and the state machine. Pure: no database, no clock, no framework. Every
 * package may use it. The entry point to the machine is {@link shop.carousel.order.model.OrderState#on}.
 */
@NullMarked
package shop.carousel.order.model;

import org.jspecify.annotations.NullMarked;
