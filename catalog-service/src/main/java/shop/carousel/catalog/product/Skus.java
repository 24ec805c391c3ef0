package shop.carousel.catalog.product;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a SKU: 1 to 64 letters, digits, dots, dashes and underscores, the first a letter or digit. Upper and
 * lower case differ.
 */
public final class Skus {

    /** What a SKU must be, for people. */
    public static final String RULE =
            "must be 1 to 64 letters, digits, dots, dashes or underscores, and start with a letter or digit";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The one word that the API's paths need for themselves. */
    private static final String RESERVED = "suggest";

    private Skus() {}

    /** Whether a product can have this SKU. */
    public static boolean isValid(@Nullable String sku) {
        return sku != null && FORM.matcher(sku).matches() && !sku.equals(RESERVED);
    }
}
