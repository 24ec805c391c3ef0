package shop.carousel.ring;

import java.util.Set;

/** Too many callers of this process load past the cache already. The source is protected; try again a little later. */
public final class RingOverloadedException extends RingException {

    private final Set<String> refused;

    public RingOverloadedException(String message) {
        this(message, Set.of());
    }

    /**
     * @param refused see {@link #refused}
     */
    public RingOverloadedException(String message, Set<String> refused) {
        super(message, null);
        this.refused = Set.copyOf(refused);
    }

    /**
     * The keys that could not be loaded; none when the call was refused as a whole. Of a bulk read the other keys can
     * be asked for again at once: what was loaded for them is in the ring.
     */
    public Set<String> refused() {
        return refused;
    }

    @Override
    public String code() {
        return "ring-overloaded";
    }
}
