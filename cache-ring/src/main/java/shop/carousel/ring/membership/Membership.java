package shop.carousel.ring.membership;

import shop.carousel.ring.Topology;

/** The agreed sequence of rings. All processes pass through the same epochs in the same order. */
public interface Membership extends AutoCloseable {

    /** The ring that holds now. */
    Topology current();

    @Override
    default void close() {}
}
