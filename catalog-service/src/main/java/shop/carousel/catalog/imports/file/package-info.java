/**
 * Files of catalogues as shops and spreadsheets write them, read record by record in bounded memory: JSON Lines or CSV,
 * gzip or not, in UTF-8 or UTF-16. An unreadable record is skipped; the others are read.
 */
@NullMarked
package shop.carousel.catalog.imports.file;

import org.jspecify.annotations.NullMarked;
