package shop.carousel.catalog.imports.format;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.kit.hash.Sha256;

/**
 * A catalogue without ids: {@code name, description, brand, categories, price, image, popularity}. Several products may
 * have one name; their pictures tell them apart. The SKU is made of the name, to be readable, and of a hash of what
 * tells them apart, to be stable.
 */
final class PhonesFormat implements Format {

    private static final int SLUG_CHARACTERS = 48;
    private static final int HASH_BYTES = 5;

    @Override
    public String name() {
        return "phones";
    }

    @Override
    public Set<String> required() {
        return Set.of("name", "categories", "price");
    }

    @Override
    public Optional<Listing> read(EntryFields entry) throws BadFieldException {
        return Optional.of(new Listing(draft(entry), entry.wholeNumber("available")));
    }

    private static ProductDraft draft(EntryFields entry) throws BadFieldException {
        String name = entry.text("name");
        return new ProductDraft(
                sku(entry, name),
                name,
                entry.text("description"),
                entry.text("brand"),
                entry.path("categories"),
                entry.amount("price"),
                Map.of(),
                entry.textOrNull("image"),
                entry.wholeNumber("popularity").orElse(null));
    }

    private static String sku(EntryFields entry, String name) throws BadFieldException {
        if (name.isEmpty()) {
            throw new BadFieldException("name is missing");
        }
        String distinct = entry.has("image") ? entry.text("image") : entry.text("description");
        String hash = Sha256.hex(String.join("\u0000", name, entry.text("brand"), distinct), HASH_BYTES);
        String slug = slug(name);
        return slug.isEmpty() ? "p-" + hash : slug + "-" + hash;
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= SLUG_CHARACTERS
                ? slug
                : slug.substring(0, SLUG_CHARACTERS).replaceAll("-[^-]*$", "");
    }
}
