/** The ring for programs on event loops. Needs Mutiny, which the application brings. */
@NullMarked
package shop.carousel.ring.mutiny;

import org.jspecify.annotations.NullMarked;
