/**
 * E-mails to buyers: the confirmation of an order, and word of one that ends without having been bought. Never in an
 * order's way: rows of work, sent after the commit, again until the mail server has them.
 */
@NullMarked
package shop.carousel.order.mail;

import org.jspecify.annotations.NullMarked;
