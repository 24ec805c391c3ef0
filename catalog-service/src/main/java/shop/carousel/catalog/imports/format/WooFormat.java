package shop.carousel.catalog.imports.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.carousel.catalog.product.ProductDraft;

/**
 * WooCommerce's product export. A variable product is no product of this shop: its variations are, and take from it
 * what they do not say themselves.
 */
final class WooFormat implements Format {

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute ([0-9]{1,3}) name");
    private static final Pattern MEASURE = Pattern.compile("(weight|length|width|height) \\(.*\\)");
    private static final Set<String> USED = Set.of(
            "id",
            "type",
            "published",
            "short description",
            "description",
            "in stock?",
            "stock",
            "tags",
            "images",
            "parent",
            "brands",
            "gtin, upc, ean, or isbn");
    private static final Set<String> PARENTS = Set.of("variable", "grouped");
    private static final int MOST_PARENTS = 10_000;

    /** What variations take from their parent. */
    private record Parent(String description, String brand, String category, String image) {

        static final Parent NONE = new Parent("", "", "", "");
    }

    private final Map<String, Parent> parents = new LinkedHashMap<>();

    @Override
    public String name() {
        return "WooCommerce's export";
    }

    @Override
    public Set<String> required() {
        return Set.of("sku", "name", "regular price", "categories");
    }

    @Override
    public boolean leavesOut(String field) {
        return !required().contains(field)
                && !USED.contains(field)
                && !MEASURE.matcher(field).matches()
                && !field.matches("attribute [0-9]{1,3} (name|value\\(s\\))");
    }

    @Override
    public Optional<Listing> read(EntryFields entry) throws BadFieldException {
        Parent own = own(entry);
        if (PARENTS.contains(entry.text("type").split(",")[0].strip())) {
            remember(entry, own);
            return Optional.empty();
        }
        String published = entry.text("published");
        if (published.equals("0") || published.equals("-1")) {
            throw new BadFieldException("the product is not published");
        }
        return Optional.of(new Listing(draft(entry, merged(own, parentOf(entry))), stock(entry)));
    }

    private static Parent own(EntryFields entry) throws BadFieldException {
        String description = entry.text("description");
        String text = description.isEmpty() ? entry.text("short description") : description;
        return new Parent(
                Html.text(text.replace("\\n", "\n")),
                first(entry.text("brands")),
                first(entry.text("categories")),
                first(entry.text("images")));
    }

    private void remember(EntryFields entry, Parent parent) throws BadFieldException {
        if (parents.size() < MOST_PARENTS) {
            parents.put("id:" + entry.text("id"), parent);
            parents.put(entry.text("sku"), parent);
        }
    }

    private Parent parentOf(EntryFields entry) throws BadFieldException {
        String parent = entry.text("parent");
        return parent.isEmpty() ? Parent.NONE : parents.getOrDefault(parent, Parent.NONE);
    }

    private static Parent merged(Parent own, Parent parent) {
        return new Parent(
                own.description.isEmpty() ? parent.description : own.description,
                own.brand.isEmpty() ? parent.brand : own.brand,
                own.category.isEmpty() ? parent.category : own.category,
                own.image.isEmpty() ? parent.image : own.image);
    }

    private static ProductDraft draft(EntryFields entry, Parent about) throws BadFieldException {
        return new ProductDraft(
                entry.text("sku"),
                entry.text("name"),
                about.description,
                about.brand,
                Categories.of(about.category, ">"),
                entry.amount("regular price"),
                attributes(entry),
                about.image.isEmpty() ? null : about.image,
                null);
    }

    private static Map<String, Object> attributes(EntryFields entry) throws BadFieldException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (var field : entry.node().properties()) {
            Matcher named = ATTRIBUTE.matcher(field.getKey());
            if (named.matches()) {
                String value = entry.text("attribute " + named.group(1) + " value(s)");
                attributes.putIfAbsent(field.getValue().asText().strip(), value);
            } else if (MEASURE.matcher(field.getKey()).matches()) {
                attributes.putIfAbsent(
                        entry.label(field.getKey()), field.getValue().asText().strip());
            }
        }
        put(attributes, "Tags", entry.text("tags"));
        put(attributes, "GTIN", entry.text("gtin, upc, ean, or isbn"));
        attributes.values().removeIf(""::equals);
        return attributes;
    }

    private static void put(Map<String, Object> attributes, String name, String value) {
        attributes.putIfAbsent(name, value);
    }

    /** Without a number, "in stock" says whether there is any. */
    private static Optional<Integer> stock(EntryFields entry) throws BadFieldException {
        String stock = entry.text("stock");
        if (stock.startsWith("-") || stock.isEmpty() && entry.text("in stock?").equals("0")) {
            return Optional.of(0);
        }
        return entry.wholeNumber("stock");
    }

    /** The first of a list, whose own commas have a backslash before them. */
    private static String first(String list) {
        return list.split("(?<!\\\\),", 2)[0].replace("\\,", ",").strip();
    }
}
