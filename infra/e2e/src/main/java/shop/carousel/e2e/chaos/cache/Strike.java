package shop.carousel.e2e.chaos.cache;

/**
 * A fault at its time.
 *
 * @param atMillis after the beginning of the run
 * @param lastsMillis until it is healed
 */
record Strike(long atMillis, long lastsMillis, Fault fault) {

    long endMillis() {
        return atMillis + lastsMillis;
    }

    @Override
    public String toString() {
        return "%6.1f s  %s for %.1f s".formatted(atMillis / 1e3, fault, lastsMillis / 1e3);
    }
}
