/** Batches work that many threads want at the same time: one call, one transaction, one commit for all of them. */
@NullMarked
package shop.carousel.kit.combine;

import org.jspecify.annotations.NullMarked;
