/** A codec over Jackson. Needs {@code jackson-databind}, which the application brings. */
@NullMarked
package shop.carousel.ring.json;

import org.jspecify.annotations.NullMarked;
