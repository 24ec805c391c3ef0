package shop.carousel.catalog.imports.format;

/** A field of an entry that cannot be read; the message names it, for people. */
final class BadFieldException extends Exception {

    BadFieldException(String message) {
        super(message, null, false, false);
    }
}
