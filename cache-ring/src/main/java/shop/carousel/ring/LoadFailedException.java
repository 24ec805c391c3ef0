package shop.carousel.ring;

/** A loader failed with a checked exception, which is the cause. */
public final class LoadFailedException extends RingException {

    public LoadFailedException(String cache, Exception cause) {
        super("Loading for cache \"" + cache + "\" failed: " + cause, cause);
    }

    @Override
    public String code() {
        return "ring-load-failed";
    }
}
