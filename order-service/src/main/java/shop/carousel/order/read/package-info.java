/**
 * Orders as they are read: whole ones from the ring or the database, lists page by page, and what is new in a history.
 * Nothing is written here. Doors: {@link shop.carousel.order.read.Orders}, {@link shop.carousel.order.read.OrderLists}
 * and {@link shop.carousel.order.read.OrderMail}. Reading asks nobody whether the caller may see the order: what serves
 * people goes through {@link shop.carousel.order.access.OrderAccess}.
 */
@NullMarked
package shop.carousel.order.read;

import org.jspecify.annotations.NullMarked;
