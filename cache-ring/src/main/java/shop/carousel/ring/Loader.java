package shop.carousel.ring;

import org.jspecify.annotations.Nullable;

/** Reads one value from its source. It must read committed rows, never a lagging replica. */
@FunctionalInterface
public interface Loader<V> {

    /** The value with its row's version, or {@code null} when there is no such row; its absence is cached. */
    @Nullable
    Versioned<V> load(String key) throws Exception;
}
