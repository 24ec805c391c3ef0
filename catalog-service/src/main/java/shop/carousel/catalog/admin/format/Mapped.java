package shop.carousel.catalog.admin;

import shop.carousel.catalog.product.ProductDraft;

/** What became of an entry. */
sealed interface Mapped {

    /** A product that passes the rules, and its first stock. */
    record Accepted(ProductDraft draft, int available) implements Mapped {}

    /** Why the entry cannot be a product, for people. */
    record Rejected(String reason) implements Mapped {}
}
