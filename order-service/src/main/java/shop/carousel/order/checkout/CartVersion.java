package shop.carousel.order.checkout;

import java.util.Comparator;

/** A cart as it was between two of its changes. */
record CartVersion(String id, long version) implements Comparable<CartVersion> {

    private static final Comparator<CartVersion> ORDER =
            Comparator.comparing(CartVersion::id).thenComparingLong(CartVersion::version);

    @Override
    public int compareTo(CartVersion other) {
        return ORDER.compare(this, other);
    }
}
