/** How the measuring of relevance is tested. */
@NullMarked
package shop.carousel.bench.search;

import org.jspecify.annotations.NullMarked;
