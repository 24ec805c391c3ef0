/**
 * Files for search engines and other programs: the list of pages, the pages that are not for them, the shop's offers to
 * programs, and where to report a security problem.
 */
@NullMarked
package shop.carousel.catalog.crawl;

import org.jspecify.annotations.NullMarked;
