/**
 * Importing whole catalogues: a file lies with its job in the database, whichever instance is there reads it line by
 * line, and what cannot be a product is rejected with its reason.
 */
@NullMarked
package shop.carousel.catalog.imports;

import org.jspecify.annotations.NullMarked;
