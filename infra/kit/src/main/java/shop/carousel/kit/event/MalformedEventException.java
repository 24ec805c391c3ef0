package shop.carousel.kit.event;

import org.jspecify.annotations.Nullable;

/** A record that no retry will make readable. A consumer puts it aside and goes on. */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
