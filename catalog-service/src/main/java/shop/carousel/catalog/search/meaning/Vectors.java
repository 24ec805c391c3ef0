package shop.carousel.catalog.search.meaning;

import java.util.Collection;
import java.util.Map;

/** Vectors that are kept, by the hash of the text that they are of. All instances share them. */
interface Vectors {

    /** Those that are there. */
    Map<String, byte[]> find(Collection<String> hashes);

    /** Adds vectors; one that is there already stays. */
    void add(Map<String, byte[]> vectors);
}
