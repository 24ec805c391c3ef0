/** The ring for people and scripts: {@code GET /api/ring}. Needs Jakarta REST, which the application brings. */
@NullMarked
package shop.carousel.ring.console;

import org.jspecify.annotations.NullMarked;
