package shop.carousel.catalog.imports.format;

import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.product.ProductDraft;

/** How the entries of one kind of catalogue become products. One instance reads one file, from its first entry on. */
interface Format {

    /**
     * A product as its catalogue says it.
     *
     * @param available the first stock; empty if the catalogue does not say
     */
    record Listing(ProductDraft draft, Optional<Integer> available) {}

    /** The name, for people. */
    String name();

    /** The fields without which it is not this format. */
    Set<String> required();

    /** The product of an entry; empty for an entry that is none and need not be one. */
    Optional<Listing> read(EntryFields entry) throws BadFieldException;

    /** Whether the first entry of a product counts and not the last. */
    default boolean firstCounts() {
        return false;
    }

    /** Whether it makes nothing of a field. */
    default boolean leavesOut(String field) {
        return false;
    }
}
