package shop.carousel.catalog.imports;

/** This process ends, or no longer runs the job: the next run continues behind the last stored line. */
final class StoppedException extends RuntimeException {

    StoppedException(String message) {
        super(message, null, false, false);
    }
}
