/**
 * What every HTTP request passes before a resource sees it: path, origin and size checks, and the security headers.
 */
@NullMarked
package shop.carousel.kit.web;

import org.jspecify.annotations.NullMarked;
