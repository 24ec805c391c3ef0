package shop.carousel.cart.cart;

/** Whether a line can be ordered as it stands. */
enum LineStatus {
    /** As many units are there. */
    AVAILABLE,
    /** Some units are there, but fewer than the line has. */
    SHORT,
    /** No unit is there. */
    SOLD_OUT,
    /** The catalog has no such product any more, or sells it no more; then its name is still known. */
    GONE,
    /** The catalog is away, and nobody can tell. */
    UNKNOWN;

    /** Whether it is worth trying to order the line. */
    boolean isOrderable() {
        return this == AVAILABLE || this == UNKNOWN;
    }
}
