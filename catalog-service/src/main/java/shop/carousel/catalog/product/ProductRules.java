package shop.carousel.catalog.product;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem.FieldError;
import shop.carousel.kit.problem.Problem.Fields;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading;
import shop.carousel.kit.validation.SkuForm;

/** The rules for products. Every violation names its field and its bound. */
public final class ProductRules {

    /** The highest price in minor units: 9,999,999.99 with two decimals. */
    public static final long MAX_PRICE_MINOR = 999_999_999;

    static final int IMAGES = 20;
    static final int NAME_CHARACTERS = 300;
    static final int DESCRIPTION_CHARACTERS = 10_000;
    static final int BRAND_CHARACTERS = 100;
    static final int CATEGORY_STEPS = 6;
    static final int CATEGORY_CHARACTERS = 80;
    static final int ATTRIBUTES = 300;
    static final int ATTRIBUTE_NAME_CHARACTERS = 100;
    static final int ATTRIBUTE_VALUE_CHARACTERS = 8_000;

    /** Pages load pictures from this shop alone. */
    private static final Pattern IMAGE = Pattern.compile("/images/[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final String NUMBER = "must be a number of at most " + Numbers.WHOLE_DIGITS
            + " digits before the point and " + Numbers.DECIMALS + " behind it";

    private ProductRules() {}

    /** Everything that is wrong with the draft; empty when it may be stored. */
    public static List<FieldError> check(ProductDraft draft) {
        Fields fields = new Fields();
        fields.require(Skus.isValid(draft.sku()), "sku", Skus.RULE);
        text(fields, "name", draft.name(), 1, NAME_CHARACTERS);
        text(fields, "description", draft.description(), 0, DESCRIPTION_CHARACTERS);
        text(fields, "brand", draft.brand(), 0, BRAND_CHARACTERS);
        category(fields, draft.category());
        fields.require(
                draft.priceMinor() > 0 && draft.priceMinor() <= MAX_PRICE_MINOR,
                "price",
                "must be more than 0 and at most 9999999.99");
        attributes(fields, draft.attributes());
        sale(fields, draft);
        images(fields, draft.images());
        return fields.errors();
    }

    private static void sale(Fields fields, ProductDraft draft) {
        String other = draft.replacedBy();
        if (other != null) {
            fields.require(SkuForm.holds(other), "replacedBy", SkuForm.RULE);
            fields.require(!other.equals(draft.sku()), "replacedBy", "must be another product");
            fields.require(
                    Boolean.FALSE.equals(draft.onSale()), "replacedBy", "is only for a product with \"onSale\": false");
        }
    }

    private static void images(Fields fields, @Nullable List<String> images) {
        if (images != null) {
            fields.require(images.size() <= IMAGES, "images", "must be at most " + IMAGES);
            fields.require(
                    images.stream().allMatch(image -> IMAGE.matcher(image).matches()),
                    "images",
                    "must be paths of this shop, such as /images/LAMP-1.svg");
            fields.require(images.stream().distinct().count() == images.size(), "images", "must differ");
        }
    }

    private static void category(Fields fields, List<String> path) {
        fields.require(
                !path.isEmpty() && path.size() <= CATEGORY_STEPS,
                "category",
                "must be a path of 1 to " + CATEGORY_STEPS + " steps, but has " + path.size());
        for (String step : path) {
            text(fields, "category", step, 1, CATEGORY_CHARACTERS);
            fields.require(!step.contains("/"), "category", "must not have a / within a step");
        }
    }

    private static void attributes(Fields fields, Map<String, Object> attributes) {
        fields.require(attributes.size() <= ATTRIBUTES, "attributes", "must be at most " + ATTRIBUTES);
        attributes.forEach((name, value) -> {
            text(fields, "attributes", name, 1, ATTRIBUTE_NAME_CHARACTERS);
            attribute(fields, "attributes." + name, value);
        });
    }

    private static void attribute(Fields fields, String field, Object value) {
        if (value instanceof String words) {
            text(fields, field, words, 0, ATTRIBUTE_VALUE_CHARACTERS);
        } else if (value instanceof Number number) {
            fields.require(Numbers.bounded(number).isPresent(), field, NUMBER);
        } else {
            fields.require(value instanceof Boolean, field, "must be text, a number or a boolean");
        }
    }

    private static void text(Fields fields, String field, String value, int least, int most) {
        int length = value.length();
        fields.require(
                length >= least && length <= most,
                field,
                "must have " + least + " to " + most + " characters, but has " + length);
        fields.require(least == 0 || length > most || isVisible(value, most), field, "must have a visible character");
        fields.require(isPrintable(value), field, "must not have control characters or broken Unicode");
    }

    /** A quick check spares almost every text the full reading. */
    private static boolean isVisible(String value, int most) {
        return value.chars().anyMatch(c -> c > ' ' && c < 0x7F)
                || !(PlainText.line(value, most) instanceof TextReading.Missing);
    }

    /** What PostgreSQL, JSON and a page can all hold. */
    private static boolean isPrintable(String value) {
        return value.chars().noneMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c == 0x7F)
                && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }
}
