package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.product.ProductDraft;

/**
 * The shop's own Product, as the API answers it, or the same as CSV columns: price a decimal, category joined by {@code
 * /}, attributes a JSON object. Fields that the format does not know become attributes.
 */
final class OwnFormat implements Format {

    private static final Set<String> KNOWN = Set.of(
            "sku",
            "name",
            "description",
            "brand",
            "category",
            "price",
            "currency",
            "attributes",
            "available",
            "popularity");

    /** What the shop answers of a product and decides itself. */
    private static final Set<String> DECIDED = Set.of(
            "version",
            "imageUrl",
            "imageurl",
            "images",
            "rating",
            "options",
            "variants",
            "onSale",
            "onsale",
            "lowestPrice30Days",
            "lowestprice30days");

    private final ObjectMapper json;

    OwnFormat(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "the shop's own";
    }

    @Override
    public Set<String> required() {
        return Set.of("sku", "name", "category", "price");
    }

    @Override
    public boolean leavesOut(String field) {
        return DECIDED.contains(field);
    }

    @Override
    public Optional<Listing> read(EntryFields entry) throws BadFieldException {
        if (!entry.text("currency").isEmpty()) {
            entry.requireCurrency("currency", entry.text("currency"));
        }
        ProductDraft draft = new ProductDraft(
                entry.text("sku"),
                entry.text("name"),
                entry.text("description"),
                entry.text("brand"),
                entry.path("category"),
                entry.amount("price"),
                attributes(entry),
                null,
                entry.wholeNumber("popularity").orElse(null));
        return Optional.of(new Listing(draft, entry.wholeNumber("available")));
    }

    private Map<String, Object> attributes(EntryFields entry) throws BadFieldException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (var field : object(entry.node().path("attributes")).properties()) {
            attributes.put(field.getKey(), Scalars.of("attributes." + field.getKey(), field.getValue()));
        }
        for (var field : entry.node().properties()) {
            if (!KNOWN.contains(field.getKey())
                    && !leavesOut(field.getKey())
                    && !field.getValue().isNull()) {
                attributes.putIfAbsent(
                        entry.label(field.getKey()), Scalars.of(entry.label(field.getKey()), field.getValue()));
            }
        }
        return attributes;
    }

    /** The attributes as an object; in CSV as the text of one. */
    private JsonNode object(JsonNode attributes) throws BadFieldException {
        JsonNode value =
                attributes.isTextual() && attributes.asText().stripLeading().startsWith("{")
                        ? parsed(attributes.asText())
                        : attributes;
        boolean isNone = value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank();
        if (!isNone && !value.isObject()) {
            throw notAnObject();
        }
        return value;
    }

    private JsonNode parsed(String text) throws BadFieldException {
        try {
            return json.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readTree(text);
        } catch (JsonProcessingException | NumberFormatException broken) {
            throw notAnObject();
        }
    }

    private static BadFieldException notAnObject() {
        return new BadFieldException("attributes must be a JSON object");
    }
}
