package shop.carousel.ring;

/** Too many callers of this process load past the cache already. The source is protected; try again a little later. */
public final class RingOverloadedException extends RingException {

    public RingOverloadedException(String message) {
        super(message, null);
    }

    @Override
    public String code() {
        return "ring-overloaded";
    }
}
