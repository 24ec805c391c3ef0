package shop.carousel.kit.broker;

/** The broker never accepts this record, for example because it is too large. An adapter's sending fails with this. */
public final class RecordRefusedException extends RuntimeException {

    public RecordRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
