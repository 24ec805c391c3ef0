package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.kit.number.Numbers;

/** The shop's own Product, as the API answers it, or the same as CSV columns: price a decimal, category joined by {@code /}. */
final class OwnFormat {

    private OwnFormat() {}

    static ProductDraft draft(EntryFields entry) throws BadFieldException {
        return new ProductDraft(
                entry.text("sku"),
                entry.text("name"),
                entry.text("description"),
                entry.text("brand"),
                entry.path("category"),
                entry.amount("price"),
                attributes(entry.node().path("attributes")),
                null,
                entry.has("popularity") ? entry.wholeNumber("popularity", 0) : null);
    }

    private static Map<String, Object> attributes(JsonNode node) throws BadFieldException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (var field : node.properties()) {
            attributes.put(field.getKey(), scalar(field.getKey(), field.getValue()));
        }
        return attributes;
    }

    static Object scalar(String name, JsonNode value) throws BadFieldException {
        return switch (value.getNodeType()) {
            case STRING -> value.asText();
            case BOOLEAN -> value.asBoolean();
            case NUMBER ->
                Numbers.plain(value.numberValue())
                        .orElseThrow(() -> new BadFieldException("attributes." + name + " must be a number of at most "
                                + Numbers.WHOLE_DIGITS + " digits before and behind the point"));
            default -> throw new BadFieldException("attributes." + name + " must be text, a number or a boolean");
        };
    }
}
