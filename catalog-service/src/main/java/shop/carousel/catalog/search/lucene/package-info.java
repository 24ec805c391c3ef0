/**
 * Search by embedded Lucene: an index per process, built from the database at the start and fed by the catalogue's
 * events. It holds no truth and may be thrown away at any time.
 */
@NullMarked
package shop.carousel.catalog.search.lucene;

import org.jspecify.annotations.NullMarked;
