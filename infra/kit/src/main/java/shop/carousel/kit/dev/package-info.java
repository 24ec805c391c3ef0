/** Support for a service in dev mode, with live reload, beside the launcher's infrastructure. */
@NullMarked
package shop.carousel.kit.dev;

import org.jspecify.annotations.NullMarked;
