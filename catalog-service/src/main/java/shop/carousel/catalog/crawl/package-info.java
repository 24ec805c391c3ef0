/**
 * What search engines and other programs ask for: which pages there are, which are not for them, what the shop offers
 * to programs, and where to report a security problem.
 */
@NullMarked
package shop.carousel.catalog.crawl;

import org.jspecify.annotations.NullMarked;
