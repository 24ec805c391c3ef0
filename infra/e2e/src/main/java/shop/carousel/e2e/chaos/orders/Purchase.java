package shop.carousel.e2e.chaos.orders;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order that the shop accepted.
 *
 * @param units by SKU
 * @param cart what it was ordered from; null where its lines were named
 */
record Purchase(
        String id,
        String token,
        BigDecimal total,
        Map<String, Integer> units,
        @Nullable String cart) {}
