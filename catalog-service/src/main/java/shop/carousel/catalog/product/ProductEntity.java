package shop.carousel.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.money.ShopCurrency;

/**
 * A row of the table {@code product}, as it is read and as it is locked for an edit. Any number of rows is written by
 * the one statement of {@link ProductUpsert}.
 *
 * <p>A row's content is not trusted: attributes are kept as text until {@link #row} reads them, so an unreadable row is
 * left out of a list and does not break it.
 */
@Entity
@Table(name = "product")
class ProductEntity {

    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private static final Duration REDUCED_FOR = Duration.ofDays(30);

    @Id
    private String sku;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    @Column(nullable = false)
    private String brand;

    @Column(nullable = false)
    private String[] category;

    @Column(name = "price_minor", nullable = false)
    private long priceMinor;

    @Column(nullable = false, columnDefinition = "jsonb")
    private String attributes;

    @Column(nullable = false)
    private Integer[] stars;

    @Column(name = "on_sale")
    private @Nullable Boolean onSale;

    @Column(name = "replaced_by")
    private @Nullable String replacedBy;

    @Column
    private String @Nullable [] images;

    @Column(name = "lowest_price_minor")
    private @Nullable Long lowestPriceMinor;

    @Column(name = "reduced_at")
    private @Nullable Instant reducedAt;

    @Column
    private @Nullable Integer popularity;

    /** Rises with every change of the row. */
    @Column(nullable = false)
    private long version;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    /** For Hibernate. */
    protected ProductEntity() {}

    String sku() {
        return sku;
    }

    long version() {
        return version;
    }

    /** After 30 days a price is no reduction any more: it is what the product costs. */
    private @Nullable Money lowestPrice(ShopCurrency currency) {
        Long lowest = lowestPriceMinor;
        Instant since = reducedAt;
        return lowest != null && since != null && since.isAfter(Instant.now().minus(REDUCED_FOR))
                ? currency.ofMinor(lowest)
                : null;
    }

    /** The product that the row holds; a fault where the row cannot be read. */
    ProductRow row(ObjectMapper json, ShopCurrency currency) throws JsonProcessingException {
        Product product = new Product(
                sku,
                name,
                description,
                brand,
                List.of(category),
                currency.ofMinor(priceMinor),
                json.readValue(attributes, ATTRIBUTES),
                images == null || images.length == 0 ? Product.imageUrlOf(sku) : images[0],
                List.of(stars),
                onSale,
                replacedBy,
                images == null ? null : List.of(images),
                lowestPrice(currency),
                version);
        return new ProductRow(product, popularity == null ? 0 : popularity, createdAt);
    }
}
