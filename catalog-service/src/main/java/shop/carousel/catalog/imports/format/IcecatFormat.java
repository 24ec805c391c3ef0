package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import shop.carousel.catalog.product.ProductDraft;

/**
 * Open Icecat as JSON Lines: {@code id, title, supplier, short_description, price} in cents, {@code attr_…}. It has no
 * categories: the product type is taken for one where there is any.
 */
final class IcecatFormat implements Format {

    private static final String DEPARTMENT = "Electronics";
    private static final Pattern ATTRIBUTE = Pattern.compile("attr_[a-z]_.+");

    @Override
    public String name() {
        return "Open Icecat";
    }

    @Override
    public Set<String> required() {
        return Set.of("id", "title", "price");
    }

    @Override
    public Optional<Listing> read(EntryFields entry) throws BadFieldException {
        return Optional.of(new Listing(draft(entry), entry.wholeNumber("available")));
    }

    private static ProductDraft draft(EntryFields entry) throws BadFieldException {
        return new ProductDraft(
                entry.text("id"),
                entry.text("title"),
                entry.text("short_description"),
                entry.text("supplier"),
                category(entry.text("attr_t_product_type")),
                entry.minorUnits("price"),
                attributes(entry),
                entry.textOrNull("img_500x500"),
                null);
    }

    private static List<String> category(String type) {
        String step = type.replaceAll("\\s*/\\s*", " & ");
        boolean isName = step.length() <= 80 && step.chars().anyMatch(Character::isLetter);
        return isName ? List.of(DEPARTMENT, step) : List.of(DEPARTMENT);
    }

    private static Map<String, Object> attributes(EntryFields entry) throws BadFieldException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (var field : entry.node().properties()) {
            if (ATTRIBUTE.matcher(field.getKey()).matches()) {
                attributes.putIfAbsent(readable(field.getKey().substring(7)), value(field.getKey(), field.getValue()));
            }
        }
        return attributes;
    }

    private static Object value(String name, JsonNode value) throws BadFieldException {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : Scalars.of(name, value);
    }

    /** {@code black_toner_page_yield} is "Black toner page yield". */
    private static String readable(String name) {
        String words = name.replaceAll("_+", " ").strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
