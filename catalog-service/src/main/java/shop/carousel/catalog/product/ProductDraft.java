package shop.carousel.catalog.product;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product to store. Not yet checked; {@link ProductRules} does that.
 *
 * @param priceMinor in the currency's minor unit
 * @param sourceImage where its source shows a picture; kept, not shown; null if this source does not know
 * @param popularity how often people look for it relative to others; null if this source does not know, and then the
 *     stored value stays
 * @param onSale whether it can be bought; null if this source does not know, and then what was known stays
 * @param replacedBy the SKU of what is sold in its place; null for nothing
 * @param images paths of this shop; null if this source does not know, and then what was known stays
 */
public record ProductDraft(
        String sku,
        String name,
        String description,
        String brand,
        List<String> category,
        long priceMinor,
        Map<String, Object> attributes,
        @Nullable String sourceImage,
        @Nullable Integer popularity,
        @Nullable Boolean onSale,
        @Nullable String replacedBy,
        @Nullable List<String> images) {

    /** A draft of a source that knows neither of sale nor of pictures. */
    public ProductDraft(
            String sku,
            String name,
            String description,
            String brand,
            List<String> category,
            long priceMinor,
            Map<String, Object> attributes,
            @Nullable String sourceImage,
            @Nullable Integer popularity) {
        this(
                sku,
                name,
                description,
                brand,
                category,
                priceMinor,
                attributes,
                sourceImage,
                popularity,
                null,
                null,
                null);
    }
}
