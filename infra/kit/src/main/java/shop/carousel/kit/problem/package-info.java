/**
 * Errors as RFC 9457 problem documents: {@link shop.carousel.kit.problem.Problem} is thrown anywhere below a resource
 * and reaches the caller as {@code application/problem+json}, or as a page where a browser asked.
 */
@NullMarked
package shop.carousel.kit.problem;

import org.jspecify.annotations.NullMarked;
