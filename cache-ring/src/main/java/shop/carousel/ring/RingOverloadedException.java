package shop.carousel.ring;

import java.util.Set;

/** Too many callers of this process bypass the cache already. This protects the source; retry a little later. */
public final class RingOverloadedException extends RingException {

    private final Set<String> refused;

    public RingOverloadedException(String message) {
        this(message, Set.of());
    }

    /** @param refused see {@link #refused} */
    public RingOverloadedException(String message, Set<String> refused) {
        super(message, null);
        this.refused = Set.copyOf(refused);
    }

    /**
     * The keys that could not be loaded; empty when the call was refused as a whole. After a bulk read, the other keys
     * can be read again at once: their values are in the ring.
     */
    public Set<String> refused() {
        return refused;
    }

    @Override
    public String code() {
        return "ring-overloaded";
    }
}
