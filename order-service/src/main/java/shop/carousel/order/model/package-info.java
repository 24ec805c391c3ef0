/**
 * What an order is, and how it may move: its lines, its states, and the state machine. Pure: no database, no clock, no
 * framework. Everybody may use it. The door to the machine is {@link shop.carousel.order.model.OrderState#on}.
 */
@NullMarked
package shop.carousel.order.model;

import org.jspecify.annotations.NullMarked;
