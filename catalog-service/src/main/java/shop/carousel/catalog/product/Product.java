package shop.carousel.catalog.product;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import shop.carousel.kit.money.Money;

/**
 * A product as the ring cache holds it: everything that changes seldom. Stock is not part of it.
 *
 * @param category the path from the department down, at least one step
 * @param attributes scalars by name, for people
 * @param imageUrl always a path of this shop
 * @param version rises with every change of the row
 */
public record Product(
        String sku,
        String name,
        String description,
        String brand,
        List<String> category,
        Money price,
        Map<String, Object> attributes,
        String imageUrl,
        long version) {

    /** Immutable: readers of one process share it. */
    public Product {
        Objects.requireNonNull(sku);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(brand);
        if (category.isEmpty() || price.minorUnits() < 0) {
            throw new IllegalArgumentException("a product has a category, and no negative price");
        }
        category = List.copyOf(category);
        attributes = Collections.unmodifiableMap(attributes);
    }

    /** The outermost category. */
    @JsonIgnore
    public String department() {
        return category.getFirst();
    }

    /** Where a product's picture is. */
    static String imageUrlOf(String sku) {
        return "/images/" + sku + ".svg";
    }
}
