/**
 * E-mails to buyers: the confirmation of an order, and a message about an order that ends otherwise. They never delay
 * an order: they are rows of work, sent after the commit, and retried until the mail server has them.
 */
@NullMarked
package shop.carousel.order.mail;

import org.jspecify.annotations.NullMarked;
