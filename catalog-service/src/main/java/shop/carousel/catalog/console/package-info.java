/**
 * The ring's console as a page, for operators and the curious. Its data is the ring library's own.
 */
@NullMarked
package shop.carousel.catalog.console;

import org.jspecify.annotations.NullMarked;
