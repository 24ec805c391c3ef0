/**
 * What many threads want at the same time, done together: one call, one transaction, one commit for all of them.
 */
@NullMarked
package shop.carousel.kit.combine;

import org.jspecify.annotations.NullMarked;
