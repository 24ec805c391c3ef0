/**
 * The order file: real invoices of a gift-ware shop (UCI Online Retail), read as orders, cancellations and products.
 * Computes only; knows no server.
 */
@NullMarked
package shop.carousel.demo.client.retail;

import org.jspecify.annotations.NullMarked;
