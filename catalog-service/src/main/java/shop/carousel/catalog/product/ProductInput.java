package shop.carousel.catalog.product;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Amount;
import shop.carousel.kit.problem.Problem.Fields;
import shop.carousel.kit.validation.SkuForm;

/**
 * The body of a product's PUT: the Product of the API without stock. What the service decides (image, version) is
 * ignored.
 *
 * <p>It has no constraints of its own. {@link ProductRules} are the one set of rules for requests and for the lines of
 * imported files; the SKU of the path and the shop's currency, which constraints of a body cannot see, belong to them.
 * So one answer names every bad field.
 */
@Schema(
        name = "ProductRequest",
        requiredProperties = {"name", "category", "price"})
record ProductInput(
        @Schema(pattern = SkuForm.REGEX, examples = "LAMP-1") @Nullable
        String sku,

        @Schema(minLength = 1, maxLength = 200, examples = "Reading lamp") @Nullable
        String name,

        @Nullable String description,
        @Nullable String brand,
        @Nullable List<@Nullable String> category,
        @Nullable Price price,
        @Nullable Map<String, @Nullable Object> attributes,

        @Schema(defaultValue = "true", description = "Whether it can be bought.") @Nullable
        Boolean onSale,

        @Schema(
                pattern = SkuForm.REGEX,
                description = "What is sold in place of a product that is not on sale.",
                examples = "LAMP-2")
        @Nullable
        String replacedBy,

        @Schema(
                maxItems = ProductRules.IMAGES,
                description = "Paths of this shop, the first of which comes first. Without any it is a drawing.",
                examples = "[\"/images/LAMP-1.svg\"]")
        @Nullable
        List<@Nullable String> images) {

    /** Money as it arrives, so that a bad amount gets a proper answer instead of a parser's error. */
    @Schema(
            name = "PriceRequest",
            requiredProperties = {"amount", "currency"})
    record Price(
            @Schema(pattern = "[0-9]+([.][0-9]{1,2})?", examples = "12.30") @Nullable
            String amount,

            @Schema(pattern = "[A-Z]{3}", examples = "EUR") @Nullable
            String currency) {}

    /**
     * The product to store under that SKU; a 422 that names every bad field. What is missing stands as a valid
     * placeholder until then.
     */
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
                null,
                onSale == null || onSale,
                replacedBy,
                images == null
                        ? List.of()
                        : images.stream()
                                .map(image -> Objects.requireNonNullElse(image, ""))
                                .toList());
        fields.addAll(ProductRules.check(draft)).throwIfAny();
        return draft;
    }

    private long minorUnits(Fields fields, Currency currency) {
        if (price == null || price.amount() == null || price.currency() == null) {
            fields.require(false, "price", "is missing: {\"amount\": \"12.30\", \"currency\": \"" + currency + "\"}");
            return 1;
        }
        fields.require(price.currency().equals(currency.getCurrencyCode()), "price.currency", "must be " + currency);
        return switch (Amount.of(price.amount(), currency)) {
            case Amount.Read read when read.minorUnits() >= 0 -> read.minorUnits();
            case Amount.Read _ -> {
                fields.require(false, "price.amount", "must not be negative");
                yield 1;
            }
            case Amount.Refused refused -> {
                fields.require(false, "price.amount", refused.reason());
                yield 1;
            }
        };
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
        var present = new LinkedHashMap<String, Object>();
        attributes.forEach((name, value) -> present.put(name, Objects.requireNonNullElse(value, List.of())));
        return present;
    }
}
