package shop.carousel.ring.entry;

/**
 * An entry that was found, and is to be loaded again.
 *
 * @param header as it was found: whoever loads again has a lease on this very entry
 */
public record StaleEntry(StoredKey key, EntryHeader header) {}
