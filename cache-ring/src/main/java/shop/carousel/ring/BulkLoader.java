package shop.carousel.ring;

import java.util.Map;
import java.util.Set;

/** Reads many values from their source at once. It must read committed rows, never a lagging replica. */
@FunctionalInterface
public interface BulkLoader<V> {

    /** The values that exist, by key. A key that is missing from the answer has no row, and its absence is cached. */
    Map<String, Versioned<V>> load(Set<String> keys) throws Exception;
}
