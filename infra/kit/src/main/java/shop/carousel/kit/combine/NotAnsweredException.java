package shop.carousel.kit.combine;

import java.util.concurrent.TimeoutException;

/**
 * There was no answer in time. It is an outage: its cause is a {@link TimeoutException}, unless the caller was
 * interrupted.
 */
public final class NotAnsweredException extends RuntimeException {

    private final boolean begun;

    NotAnsweredException(boolean begun, Exception cause) {
        super(begun ? "a batch did not end in time" : "no batch began in time", cause);
        this.begun = begun;
    }

    /** Whether the item is in a batch, which may still take effect. If not, it never will. */
    public boolean hasBegun() {
        return begun;
    }
}
