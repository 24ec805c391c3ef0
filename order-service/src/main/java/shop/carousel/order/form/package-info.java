/**
 * Pages that are one form: its fields, what was typed into them, and what is wrong with it. One template prints all of
 * them.
 */
@NullMarked
package shop.carousel.order.form;

import org.jspecify.annotations.NullMarked;
