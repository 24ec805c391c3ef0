package shop.carousel.catalog.imports;

/** This process ends, or works at the job no more: whoever takes it up goes on behind the last line that is stored. */
final class StoppedException extends RuntimeException {

    StoppedException(String message) {
        super(message, null, false, false);
    }
}
