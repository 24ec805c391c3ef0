package shop.carousel.cart.pricing;

import java.util.OptionalLong;

/** The present data of one SKU. */
public sealed interface Offer {

    /**
     * It is sold here.
     *
     * @param available units that can be ordered; empty when only the price is known
     */
    record Known(Product product, OptionalLong available) implements Offer {}

    /** The catalog still knows it, and sells it no more. */
    record OffSale(Product product) implements Offer {}

    /** The catalog has no such product, or has it no more. */
    record Gone() implements Offer {}

    /** Neither the ring nor the catalog could tell. */
    record Unknown() implements Offer {}
}
