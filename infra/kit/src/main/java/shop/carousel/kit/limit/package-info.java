/**
 * How often somebody may do something: token buckets on the {@code state} Redis, which all instances of all services
 * draw from. Their sizes stand in the kit's configuration, in one place.
 */
@NullMarked
package shop.carousel.kit.limit;

import org.jspecify.annotations.NullMarked;
