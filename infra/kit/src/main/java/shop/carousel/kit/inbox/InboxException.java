package shop.carousel.kit.inbox;

/** The inbox's table cannot be used now; the transaction of the effect must fail with it. */
public final class InboxException extends RuntimeException {

    InboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
