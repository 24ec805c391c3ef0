/**
 * Orders as they are read: whole ones from the ring or the database, lists page by page, and what is new in a history.
 * Nothing is written here. Entry points: {@link shop.carousel.order.read.Orders}, {@link
 * shop.carousel.order.read.OrderLists} and {@link shop.carousel.order.read.OrderMail}. Reading does not check access:
 * code that serves callers goes through {@link shop.carousel.order.access.OrderAccess}.
 */
@NullMarked
package shop.carousel.order.read;

import org.jspecify.annotations.NullMarked;
