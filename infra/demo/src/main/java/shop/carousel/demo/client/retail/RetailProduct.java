package shop.carousel.demo.client.retail;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the file says of a product, taken together.
 *
 * @param name its most frequent description
 * @param price its most frequent price, two decimals
 * @param category where it goes in the shop
 */
public record RetailProduct(String sku, String name, BigDecimal price, List<String> category) {}
