package shop.carousel.bench.shoppers;

/** The kinds of shoppers that a load sends. */
enum Profile {
    /** People who look around and leave: home page, searches, suggestions, product pages. */
    BROWSE,
    /** Seven of ten look around, two fill a cart and leave, one buys what real orders hold. */
    MIXED,
    /** Everybody orders one unit of the same product, of which there are too few. */
    SALE
}
