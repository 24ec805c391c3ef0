package shop.carousel.catalog.imports.format;

import shop.carousel.catalog.product.ProductDraft;

/** The result for an entry. */
public sealed interface Mapped {

    /** A product that passes the rules, and its first stock. */
    record Accepted(ProductDraft draft, int available) implements Mapped {}

    /** A product that stands in the file before, and of which the first entry counts. */
    record Known() implements Mapped {}

    /** Why the entry cannot be a product, for people. */
    record Rejected(String reason) implements Mapped {}

    /** An entry that is no product and need not be one, such as a further picture. */
    record PassedOver() implements Mapped {}
}
