/** Reads JSON bodies field by field, so that the answer names every error. Depends on no other package. */
@NullMarked
package shop.carousel.order.request;

import org.jspecify.annotations.NullMarked;
