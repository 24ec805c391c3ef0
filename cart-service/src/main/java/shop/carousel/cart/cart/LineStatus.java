package shop.carousel.cart.cart;

/** Whether a line can be ordered as it stands. */
enum LineStatus {
    /** Enough units are in stock. */
    AVAILABLE,
    /** Fewer units are in stock than the line has. */
    SHORT,
    /** No unit is in stock. */
    SOLD_OUT,
    /** The catalog has no such product any more, or sells it no more; then its name is still known. */
    GONE,
    /** The catalog is away, and the ring has no copy. */
    UNKNOWN;

    /** Whether it is worth trying to order the line. */
    boolean isOrderable() {
        return this == AVAILABLE || this == UNKNOWN;
    }
}
