/**
 * The order service: accounts, checkout, orders and payment. One package for each feature.
 */
@NullMarked
package shop.carousel.order;

import org.jspecify.annotations.NullMarked;
