/**
 * The inbox: a consumer records the id of an event in the transaction of its effect, so that a second delivery changes
 * nothing.
 */
@NullMarked
package shop.carousel.kit.inbox;

import org.jspecify.annotations.NullMarked;
