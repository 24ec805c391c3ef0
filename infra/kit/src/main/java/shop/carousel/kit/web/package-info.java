/**
 * What every HTTP request passes before a resource sees it: checks of its path, its origin and its form, and the
 * security headers. What it costs the shop is judged by {@code kit.admission}.
 */
@NullMarked
package shop.carousel.kit.web;

import org.jspecify.annotations.NullMarked;
