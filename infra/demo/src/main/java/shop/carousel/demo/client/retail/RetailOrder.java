package shop.carousel.demo.client.retail;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * An invoice that can be placed as an order.
 *
 * @param customer empty when unknown
 * @param units by SKU, in the invoice's order; never empty
 */
public record RetailOrder(String invoice, String customer, LocalDateTime date, Map<String, Integer> units) {

    /** Whether it has at least those units. */
    boolean contains(Map<String, Integer> some) {
        return some.entrySet().stream().allMatch(line -> units.getOrDefault(line.getKey(), 0) >= line.getValue());
    }
}
