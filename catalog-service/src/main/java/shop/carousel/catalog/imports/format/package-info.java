/**
 * Makes products of a catalogue's entries: the shop's own form, and those of others that it knows by their fields.
 */
@NullMarked
package shop.carousel.catalog.imports.format;

import org.jspecify.annotations.NullMarked;
