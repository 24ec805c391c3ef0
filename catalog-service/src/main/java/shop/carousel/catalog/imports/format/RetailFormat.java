package shop.carousel.catalog.imports.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.product.ProductDraft;

/**
 * The columns of the UCI Online Retail file: lines of orders, each of which names its product and price. A product is
 * made of its first line; returns and gifts, which have no price, are passed over.
 */
final class RetailFormat implements Format {

    private static final List<String> CATEGORY = List.of("Online Retail");

    @Override
    public String name() {
        return "Online Retail";
    }

    @Override
    public Set<String> required() {
        return Set.of("stockcode", "description", "unitprice");
    }

    @Override
    public boolean leavesOut(String field) {
        return !required().contains(field) && !field.equals("quantity");
    }

    @Override
    public boolean firstCounts() {
        return true;
    }

    @Override
    public Optional<Listing> read(EntryFields entry) throws BadFieldException {
        boolean isSale = !entry.text("quantity").startsWith("-")
                && entry.text("unitprice").matches(".*[1-9].*");
        if (!isSale || entry.text("description").isEmpty()) {
            return Optional.empty();
        }
        ProductDraft draft = new ProductDraft(
                entry.text("stockcode"),
                entry.text("description"),
                "",
                "",
                CATEGORY,
                entry.amount("unitprice"),
                Map.of(),
                null,
                null);
        return Optional.of(new Listing(draft, Optional.empty()));
    }
}
