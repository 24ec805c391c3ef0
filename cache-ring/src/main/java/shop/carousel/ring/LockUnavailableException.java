package shop.carousel.ring;

import org.jspecify.annotations.Nullable;

/** A lock could be neither taken nor refused, because a lock node is away or must not hold locks. Retry later. */
public final class LockUnavailableException extends RingException {

    public LockUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "ring-lock-unavailable";
    }
}
