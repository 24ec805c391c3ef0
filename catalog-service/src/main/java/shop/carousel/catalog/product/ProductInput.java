package shop.carousel.catalog.product;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.Fields;

/** The body of a product's PUT: the Product of the API without stock. What the service decides (image, version) is ignored. */
record ProductInput(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String description,
        @Nullable String brand,
        @Nullable List<@Nullable String> category,
        @Nullable Price price,
        @Nullable Map<String, @Nullable Object> attributes) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

    /** Money as it arrives, so that a bad amount is an answer and not a parser's fault. */
    record Price(@Nullable String amount, @Nullable String currency) {}

    /** The product to store under that SKU; a 422 that names every bad field. What is missing stands as a valid placeholder until then. */
    ProductDraft draftFor(String pathSku, Currency currency) {
        Fields fields = new Fields();
        fields.require(sku == null || sku.equals(pathSku), "sku", "must be the SKU of the path, or left out");
        fields.require(name != null, "name", "is missing");
        fields.require(category != null, "category", "is missing");
        long minor = minorUnits(fields, currency);
        ProductDraft draft = new ProductDraft(
                pathSku,
                Objects.requireNonNullElse(name, "-"),
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(brand, ""),
                steps(),
                minor,
                scalars(),
                null,
                null);
        fields.addAll(ProductRules.check(draft)).throwIfAny();
        return draft;
    }

    private long minorUnits(Fields fields, Currency currency) {
        if (price == null || price.amount() == null || price.currency() == null) {
            fields.require(false, "price", "is missing: {\"amount\": \"12.30\", \"currency\": \"" + currency + "\"}");
            return 1;
        }
        fields.require(price.currency().equals(currency.getCurrencyCode()), "price.currency", "must be " + currency);
        if (!AMOUNT.matcher(price.amount()).matches()) {
            fields.require(false, "price.amount", "must be a decimal such as \"12.30\"");
            return 1;
        }
        return minorUnits(fields, new BigDecimal(price.amount()), currency);
    }

    private static long minorUnits(Fields fields, BigDecimal amount, Currency currency) {
        BigDecimal minor = amount.movePointRight(currency.getDefaultFractionDigits());
        boolean exact = minor.stripTrailingZeros().scale() <= 0;
        fields.require(exact, "price.amount", "must have at most " + currency.getDefaultFractionDigits() + " decimals");
        return exact ? minor.longValueExact() : 1;
    }

    private List<String> steps() {
        return category == null
                ? List.of("-")
                : category.stream()
                        .map(step -> Objects.requireNonNullElse(step, ""))
                        .toList();
    }

    private Map<String, Object> scalars() {
        if (attributes == null) {
            return Map.of();
        }
        var present = new java.util.LinkedHashMap<String, Object>();
        attributes.forEach((name, value) -> present.put(name, Objects.requireNonNullElse(value, List.of())));
        return present;
    }

    /** The body, or a 400 where there was none. */
    static ProductInput required(@Nullable ProductInput input) {
        if (input == null) {
            throw Problem.badRequest("body", "The body is missing: send the product as JSON.");
        }
        return input;
    }
}
