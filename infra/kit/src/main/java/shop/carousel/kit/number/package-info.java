/**
 * Numbers that strangers write. {@link shop.carousel.kit.number.Numbers} is the only place of the shop that makes a
 * decimal of a text or writes one out: the walls of each service forbid it elsewhere.
 */
@NullMarked
package shop.carousel.kit.number;

import org.jspecify.annotations.NullMarked;
