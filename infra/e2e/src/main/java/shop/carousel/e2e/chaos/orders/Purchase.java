package shop.carousel.e2e.chaos.orders;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An order that the shop accepted.
 *
 * @param units by SKU
 */
record Purchase(String id, String token, BigDecimal total, Map<String, Integer> units) {}
