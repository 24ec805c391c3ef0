package shop.carousel.ring.read;

import shop.carousel.ring.entry.EntryHeader;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.view.EntryLocation;

/** A value that was found and is to be loaded again. */
record DueRefresh(EntryLocation location, EntryHeader header) {

    StaleEntry entry() {
        return new StaleEntry(location.stored(), header);
    }
}
