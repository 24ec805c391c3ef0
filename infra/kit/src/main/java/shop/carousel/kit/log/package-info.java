/**
 * What is worth saying once.
 */
@NullMarked
package shop.carousel.kit.log;

import org.jspecify.annotations.NullMarked;
