package shop.carousel.e2e.chaos.cache;

/** A time in which a fault, or its aftermath, was about. Nanoseconds of the clock of {@link Note}. */
record Window(long begin, long end) {

    boolean touches(Note note) {
        return note.begin() <= end && note.end() >= begin;
    }
}
