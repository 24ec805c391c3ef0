package shop.carousel.kit.work;

/** The table of work cannot be used now. */
public final class WorkException extends RuntimeException {

    WorkException(String message, Throwable cause) {
        super(message, cause);
    }
}
