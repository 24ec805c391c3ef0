package shop.carousel.cart.pricing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog does not answer, and the ring has no copy. Retry a little later. */
public final class CatalogAwayException extends RuntimeException {

    private final transient Set<String> skus;

    CatalogAwayException(Set<String> skus, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.skus = Set.copyOf(skus);
    }

    /** What was asked for and is not known. */
    public Set<String> skus() {
        return skus;
    }
}
