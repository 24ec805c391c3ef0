package shop.carousel.catalog.product;

import org.jspecify.annotations.Nullable;
import shop.carousel.kit.validation.SkuForm;

/** Which SKUs a product can have: those of the {@linkplain SkuForm form of SKUs} but one. */
public final class Skus {

    /** What a SKU must be, for people. */
    public static final String RULE = SkuForm.RULE;

    /** The one word that the API's paths need for themselves. */
    private static final String RESERVED = "suggest";

    private Skus() {}

    /** Whether a product can have this SKU. */
    public static boolean isValid(@Nullable String sku) {
        return SkuForm.holds(sku) && !RESERVED.equals(sku);
    }
}
