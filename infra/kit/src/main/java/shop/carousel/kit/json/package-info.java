/**
 * How the services read and write JSON.
 */
@NullMarked
package shop.carousel.kit.json;

import org.jspecify.annotations.NullMarked;
