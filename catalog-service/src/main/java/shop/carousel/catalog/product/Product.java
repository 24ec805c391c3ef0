package shop.carousel.catalog.product;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;

/**
 * A product as the ring cache holds it: everything that rarely changes. Stock is not part of it.
 *
 * <p>Readers of the API may put products on the ring, so the members have the names and forms of {@link ProductView}.
 *
 * @param category the path from the department down, at least one step
 * @param attributes scalars by name, for people
 * @param imageUrl always a path of this shop
 * @param stars how many customers gave one, two, three, four and five stars
 * @param onSale whether it can be bought
 * @param replacedBy the SKU of its replacement; null if there is none
 * @param images paths of this shop, at least one, the first of which is {@code imageUrl}
 * @param lowestPrice30Days the lowest price of the 30 days before the last reduction; null if the price is not reduced
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
        @Nullable List<Integer> stars,
        @Nullable Boolean onSale,
        @Nullable String replacedBy,
        @Nullable List<String> images,
        @Nullable Money lowestPrice30Days,
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
        stars = stars == null ? Rating.NONE.stars() : stars; // copies of earlier versions on the ring have none
        onSale = onSale == null || onSale;
        images = images == null || images.isEmpty() ? List.of(imageUrl) : List.copyOf(images);
    }

    /** Its customers' rating. */
    @JsonIgnore
    public Rating rating() {
        return new Rating(Objects.requireNonNull(stars));
    }

    /** Whether it can be bought, as far as it does not depend on the stock. */
    @JsonIgnore
    public boolean isSold() {
        return Boolean.TRUE.equals(onSale);
    }

    /** A product on sale with one picture, that nobody has rated. */
    public static Product of(
            String sku,
            String name,
            String description,
            String brand,
            List<String> category,
            Money price,
            Map<String, Object> attributes,
            String imageUrl,
            long version) {
        return new Product(
                sku,
                name,
                description,
                brand,
                category,
                price,
                attributes,
                imageUrl,
                null,
                null,
                null,
                null,
                null,
                version);
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
