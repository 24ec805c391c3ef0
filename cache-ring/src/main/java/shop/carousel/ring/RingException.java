package shop.carousel.ring;

import org.jspecify.annotations.Nullable;

/** A failure that the ring reports to its caller. */
public abstract sealed class RingException extends RuntimeException
        permits LoadFailedException, LockUnavailableException, RingOverloadedException {

    RingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A stable name for logs and metrics. */
    public abstract String code();
}
