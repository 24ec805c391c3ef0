/**
 * Search by embedded Lucene: an index per process, built from the database at the start and fed by the catalogue's
 * events. It is derived data and may be deleted at any time.
 */
@NullMarked
package shop.carousel.catalog.search.lucene;

import org.jspecify.annotations.NullMarked;
