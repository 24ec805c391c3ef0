package shop.carousel.catalog.imports.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.product.ProductDraft;

/**
 * Shopify's product export: a row for each variant, of which only a product's first row says what they share. Each
 * variant becomes a product, named by the title and its options. Rows that only bring a further picture are passed
 * over.
 */
final class ShopifyFormat implements Format {

    private static final String NO_OPTION = "Default Title";
    private static final List<Integer> OPTIONS = List.of(1, 2, 3);

    /** What the rows of a product share. */
    private record Shared(
            String handle,
            String title,
            String description,
            String brand,
            String category,
            String tags,
            String image,
            boolean isForSale,
            List<String> optionNames) {}

    private Shared shared = new Shared("", "", "", "", "", "", "", false, List.of("", "", ""));

    @Override
    public String name() {
        return "Shopify's export";
    }

    @Override
    public Set<String> required() {
        return Set.of("handle", "title", "variant sku", "variant price");
    }

    @Override
    public boolean leavesOut(String field) {
        return !required().contains(field)
                && !field.matches(
                        "body \\(html\\)|vendor|type|product category|tags|published|status|option[123] (name|value)"
                                + "|variant (inventory qty|barcode|grams)|image src|variant image");
    }

    @Override
    public Optional<Listing> read(EntryFields entry) throws BadFieldException {
        if (!entry.text("title").isEmpty() || !entry.text("handle").equals(shared.handle)) {
            shared = shared(entry);
        }
        if (entry.text("variant sku").isEmpty() && entry.text("variant price").isEmpty()) {
            return Optional.empty();
        }
        if (!shared.isForSale) {
            throw new BadFieldException("the product is not published");
        }
        return Optional.of(new Listing(draft(entry), stock(entry)));
    }

    private static Shared shared(EntryFields entry) throws BadFieldException {
        List<String> names = new ArrayList<>();
        for (int option : OPTIONS) {
            names.add(entry.text("option" + option + " name"));
        }
        String type = entry.text("type");
        boolean isForSale = !entry.text("published").equalsIgnoreCase("false")
                && !Set.of("draft", "archived").contains(entry.text("status").toLowerCase(java.util.Locale.ROOT));
        return new Shared(
                entry.text("handle"),
                entry.text("title"),
                Html.text(entry.text("body (html)")),
                entry.text("vendor"),
                type.isEmpty() ? entry.text("product category") : type,
                entry.text("tags"),
                entry.text("image src"),
                isForSale,
                names);
    }

    private ProductDraft draft(EntryFields entry) throws BadFieldException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (int option : OPTIONS) {
            String value = entry.text("option" + option + " value");
            if (!value.isEmpty() && !value.equals(NO_OPTION)) {
                values.add(value);
                String name = shared.optionNames.get(option - 1);
                attributes.putIfAbsent(name.isEmpty() ? "Option " + option : name, value);
            }
        }
        put(attributes, "Tags", shared.tags);
        put(attributes, "Barcode", unquoted(entry.text("variant barcode")));
        put(attributes, "Weight (g)", entry.text("variant grams"));
        String image = entry.text("variant image");
        String source = image.isEmpty() ? shared.image : image;
        return new ProductDraft(
                unquoted(entry.text("variant sku")),
                values.isEmpty() ? shared.title : shared.title + " – " + String.join(" / ", values),
                shared.description,
                shared.brand,
                Categories.of(shared.category, ">"),
                entry.amount("variant price"),
                attributes,
                source.isEmpty() ? null : source,
                null);
    }

    private static void put(Map<String, Object> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.putIfAbsent(name, value);
        }
    }

    /** Sold more often than it was there: none is left. */
    private static Optional<Integer> stock(EntryFields entry) throws BadFieldException {
        return entry.text("variant inventory qty").startsWith("-")
                ? Optional.of(0)
                : entry.wholeNumber("variant inventory qty");
    }

    /** An apostrophe before a number keeps spreadsheets from rounding it. */
    private static String unquoted(String text) {
        return text.startsWith("'") ? text.substring(1) : text;
    }
}
