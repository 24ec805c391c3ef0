/** Pages that consist of one form: its fields, their values and their errors. One template prints all of them. */
@NullMarked
package shop.carousel.order.form;

import org.jspecify.annotations.NullMarked;
