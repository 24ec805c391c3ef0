package shop.carousel.kit.broker;

/**
 * The broker does not take this record, however often it is sent: it is too large, say. What an adapter's sending fails
 * with then.
 */
public final class RecordRefusedException extends RuntimeException {

    public RecordRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
