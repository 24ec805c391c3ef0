/**
 * The checks that every HTTP request passes before a resource sees it: its path, its origin and its form, and the
 * security headers. Limits are in {@code kit.admission}.
 */
@NullMarked
package shop.carousel.kit.web;

import org.jspecify.annotations.NullMarked;
