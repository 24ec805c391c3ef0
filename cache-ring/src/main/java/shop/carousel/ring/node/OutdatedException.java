package shop.carousel.ring.node;

/** A Memcached node has heard of a newer epoch than the caller's. Never leaves the library. */
public final class OutdatedException extends RuntimeException {

    public OutdatedException(long seen) {
        super("epoch " + seen, null, false, false);
    }
}
