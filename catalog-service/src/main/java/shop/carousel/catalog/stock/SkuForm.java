package shop.carousel.catalog.stock;

import java.util.regex.Pattern;

/** What a SKU can look like. Anything else has no stock, and neither database nor locks need to be asked for it. */
final class SkuForm {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private SkuForm() {}

    static boolean holds(String sku) {
        return FORM.matcher(sku).matches();
    }
}
