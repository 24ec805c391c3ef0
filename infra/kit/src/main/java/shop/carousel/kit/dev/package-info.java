/** What a service needs that a developer runs with live reload beside the launcher's infrastructure. */
@NullMarked
package shop.carousel.kit.dev;

import org.jspecify.annotations.NullMarked;
