/**
 * A codec over Jackson, and the records of the membership log as JSON. Needs {@code jackson-databind}, which the
 * application brings.
 */
@NullMarked
package shop.carousel.ring.json;

import org.jspecify.annotations.NullMarked;
