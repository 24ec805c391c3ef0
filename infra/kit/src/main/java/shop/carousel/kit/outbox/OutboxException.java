package shop.carousel.kit.outbox;

/** The outbox's table or its broker cannot be used now. Nothing is lost: the rows stay until they are published. */
public final class OutboxException extends RuntimeException {

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
