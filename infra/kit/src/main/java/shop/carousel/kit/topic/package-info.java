/**
 * The topics that a service needs, created where they are missing.
 */
@NullMarked
package shop.carousel.kit.topic;

import org.jspecify.annotations.NullMarked;
