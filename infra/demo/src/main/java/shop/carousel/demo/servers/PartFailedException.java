package shop.carousel.demo.servers;

import java.io.Serial;

/** A part could not be started or did not become ready; the message names the cause and where to look. */
public final class PartFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** A failure with the message that people get to see. */
    public PartFailedException(String message) {
        super(message);
    }

    /** The same with the fault behind it. */
    public PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
