/** The service's background work that is not done yet, for the operator. */
@NullMarked
package shop.carousel.catalog.job;

import org.jspecify.annotations.NullMarked;
