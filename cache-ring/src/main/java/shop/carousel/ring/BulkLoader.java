package shop.carousel.ring;

import java.util.Map;
import java.util.Set;

/** Reads many values from their source at once. It must read what is committed: never a lagging replica. */
@FunctionalInterface
public interface BulkLoader<V> {

    /** The values that exist, by key. A key that the answer leaves out has no row, which is cached as absence. */
    Map<String, Versioned<V>> load(Set<String> keys) throws Exception;
}
