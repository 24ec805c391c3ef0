package shop.carousel.demo.client.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rows say of one product: the most frequent description and the most frequent price, the lesser one where several
 * are.
 */
final class ProductGuess {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final String sku;
    private final Map<String, Integer> names = new TreeMap<>();
    private final Map<BigDecimal, Integer> prices = new TreeMap<>();

    ProductGuess(String sku) {
        this.sku = sku;
    }

    void saw(String description, BigDecimal price) {
        if (!description.isEmpty()) {
            names.merge(description, 1, Integer::sum);
        }
        prices.merge(price.setScale(2, RoundingMode.HALF_UP).max(CENT), 1, Integer::sum);
    }

    RetailProduct product() {
        String name = names.isEmpty() ? "Product " + sku : mostFrequent(names);
        return new RetailProduct(sku, name, mostFrequent(prices), RetailCategories.of(name));
    }

    private static <T extends Comparable<T>> T mostFrequent(Map<T, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<T, Integer>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }
}
