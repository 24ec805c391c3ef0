package shop.carousel.cart.pricing;

import java.util.Map;
import java.util.Set;

/**
 * What a cache and its source said of many keys. A key in neither part does not exist.
 *
 * @param unanswered not on the ring while the source is away
 */
record Answers<T>(Map<String, T> known, Set<String> unanswered) {

    boolean isUnanswered(String sku) {
        return unanswered.contains(sku);
    }
}
