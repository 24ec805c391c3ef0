/** What this service does in the background and is not done with yet, for the operator. */
@NullMarked
package shop.carousel.catalog.job;

import org.jspecify.annotations.NullMarked;
