/**
 * Importing whole catalogues: a file is stored with its job in the database, any instance reads it line by line, and a
 * line that cannot be a product is rejected with its reason.
 */
@NullMarked
package shop.carousel.catalog.imports;

import org.jspecify.annotations.NullMarked;
