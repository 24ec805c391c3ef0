package shop.carousel.ring.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.Loader;
import shop.carousel.ring.entry.ValueCipher;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.view.RingView;

/** All reading of one cache: the door of this room. Not for event loops. Thread-safe. */
public final class CacheReads<V> {

    private final CacheParts<V> parts;

    public CacheReads(CacheSpec<V> spec, Supplier<RingView> ring, Tokens tokens, ValueCipher cipher) {
        this.parts = CacheParts.of(spec, ring, tokens, cipher);
    }

    /** The value of a key: kept near, from the ring, or loaded. */
    public Optional<V> get(String key, Loader<V> loader) {
        var view = parts.ring().get();
        var near = parts.nearValue(Objects.requireNonNull(key, "key"), view);
        if (near != null) {
            return near;
        }
        return parts.storable(key) ? SingleRead.run(parts, view, key, loader) : SingleRead.past(parts, key, loader);
    }

    /** The values of many keys, in their order. */
    public Map<String, V> getAll(Collection<String> keys, BulkLoader<V> loader) {
        return new BulkRead<>(parts, loader).run(keys);
    }

    /**
     * What the source says now; the ring is set right where it says otherwise.
     *
     * @param telling tells all locations of rows which version these have now
     */
    public Map<String, V> getAllStrongly(
            Collection<String> keys, BulkLoader<V> loader, Consumer<Map<String, Long>> telling) {
        return new StrongRead<>(parts, loader, telling).run(keys);
    }

    /** The same for one key. */
    public Optional<V> getStrongly(String key, Loader<V> loader, Consumer<Map<String, Long>> telling) {
        return Optional.ofNullable(getAllStrongly(List.of(key), keys -> Loads.single(key, loader), telling)
                .get(key));
    }

    /** This process keeps nothing older of a row than that. */
    public void outdate(String key, long version) {
        parts.outdate(key, version);
    }

    /** Counts invalidations that a node did not take. */
    public void countDeferred(long invalidations) {
        parts.counters().invalidationsDeferred.add(invalidations);
    }

    public CacheStatistics statistics() {
        return parts.counters().snapshot();
    }
}
