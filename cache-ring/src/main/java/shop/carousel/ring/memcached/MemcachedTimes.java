package shop.carousel.ring.memcached;

/** Memcached counts whole seconds, by a clock that moves once a second. */
final class MemcachedTimes {

    private static final long SECOND = 1_000;

    private MemcachedTimes() {}

    /** So many seconds that it lasts no longer than a second more. */
    static int atMost(long millis) {
        return (int) Math.max(1, (millis + SECOND - 1) / SECOND);
    }

    /** So many that it lasts no shorter: the first second may be over at once. */
    static int atLeast(long millis) {
        return (int) ((millis + SECOND - 1) / SECOND) + 1;
    }
}
