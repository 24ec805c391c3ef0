@NullMarked
package shop.carousel.catalog.search.meaning;

import org.jspecify.annotations.NullMarked;
