package shop.carousel.cart.pricing;

import java.util.Map;
import java.util.Set;

/**
 * The answers of a cache and its source for many keys. A key in neither part does not exist.
 *
 * @param unanswered not on the ring while the source is away
 */
record Answers<T>(Map<String, T> known, Set<String> unanswered) {

    boolean isUnanswered(String sku) {
        return unanswered.contains(sku);
    }
}
