package shop.carousel.cart.cart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The lines of a cart, one for each SKU, in the order in which they came. Immutable. Knows no limit: {@link CartRules}
 * does.
 */
final class Lines {

    static final Lines NONE = new Lines(Map.of());

    private final Map<String, Integer> quantities;

    private Lines(Map<String, Integer> quantities) {
        this.quantities = Collections.unmodifiableMap(quantities);
    }

    /** Lines of the same SKU count together. */
    @JsonCreator
    static Lines of(Collection<Line> lines) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
        return new Lines(quantities);
    }

    @JsonValue
    List<Line> list() {
        return quantities.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList();
    }

    /** With that quantity of that SKU, whatever it was before. */
    Lines with(String sku, int quantity) {
        Map<String, Integer> next = new LinkedHashMap<>(quantities);
        next.put(sku, quantity);
        return new Lines(next);
    }

    Lines without(String sku) {
        Map<String, Integer> next = new LinkedHashMap<>(quantities);
        next.remove(sku);
        return new Lines(next);
    }

    /** With the other's quantities added; a line never grows over {@code mostUnits}. */
    Lines plus(Lines other, int mostUnits) {
        Map<String, Integer> next = new LinkedHashMap<>(quantities);
        other.quantities.forEach((sku, more) -> next.merge(sku, more, (a, b) -> Math.min(mostUnits, a + b)));
        return new Lines(next);
    }

    /** Without the other's quantities; what falls to zero or below is gone. */
    Lines minus(Lines other) {
        Map<String, Integer> next = new LinkedHashMap<>(quantities);
        other.quantities.forEach(
                (sku, fewer) -> next.computeIfPresent(sku, (s, have) -> have > fewer ? have - fewer : null));
        return new Lines(next);
    }

    Set<String> skus() {
        return quantities.keySet();
    }

    boolean has(String sku) {
        return quantities.containsKey(sku);
    }

    /** The units of that SKU, 0 when there is no line of it. */
    int quantityOf(String sku) {
        return quantities.getOrDefault(sku, 0);
    }

    /** How many lines. */
    int size() {
        return quantities.size();
    }

    boolean isEmpty() {
        return quantities.isEmpty();
    }

    /** How many units, over all lines. */
    int units() {
        return quantities.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lines lines && quantities.equals(lines.quantities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(quantities);
    }

    @Override
    public String toString() {
        return quantities.toString();
    }
}
