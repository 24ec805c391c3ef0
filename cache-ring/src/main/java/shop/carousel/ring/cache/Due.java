package shop.carousel.ring.cache;

/** A value that was found and is to be loaded again. */
record Due(Place place, EntryHeader header) {}
