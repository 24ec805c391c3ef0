package shop.carousel.ring.memcached;

/** A Memcached node has heard of a newer epoch than the caller's. Never leaves the library. */
final class OutdatedException extends RuntimeException {

    public OutdatedException(long seen) {
        super("epoch " + seen, null, false, false);
    }
}
