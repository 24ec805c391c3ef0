/**
 * Reads JSON bodies field by field, so that the answer names everything that is wrong with one. Knows nobody.
 */
@NullMarked
package shop.carousel.order.request;

import org.jspecify.annotations.NullMarked;
