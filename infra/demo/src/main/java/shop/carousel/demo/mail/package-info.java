/**
 * The demonstration's mail server: GreenMail takes what the shop sends, and a page shows what arrived. Nothing leaves
 * the machine, and nothing is kept longer than the process lives.
 */
@NullMarked
package shop.carousel.demo.mail;

import org.jspecify.annotations.NullMarked;
