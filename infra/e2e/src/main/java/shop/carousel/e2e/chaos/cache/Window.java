package shop.carousel.e2e.chaos.cache;

/**
 * A time in which a fault, or its aftermath, was about. Nanoseconds of the clock of {@link Note}.
 *
 * @param ofClock whether nodes had a wrong clock
 */
record Window(long begin, long end, boolean ofClock) {

    boolean touches(Note note) {
        return note.begin() <= end && note.end() >= begin;
    }
}
