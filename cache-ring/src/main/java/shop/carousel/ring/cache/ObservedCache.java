package shop.carousel.ring.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.view.Watched;

/** A cache with somebody who watches. */
public record ObservedCache<V>(String name, RingCache<V> cache, RingObserver observer) implements RingCache<V> {

    @Override
    public Optional<V> get(String key, Loader<V> loader) {
        return observed("get", () -> cache.get(key, loader));
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys, BulkLoader<V> loader) {
        return observed("get-all", () -> cache.getAll(keys, loader));
    }

    @Override
    public Optional<V> get(String key, Consistency consistency, Loader<V> loader) {
        return observed("get", () -> cache.get(key, consistency, loader));
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys, Consistency consistency, BulkLoader<V> loader) {
        return observed("get-all", () -> cache.getAll(keys, consistency, loader));
    }

    @Override
    public void invalidate(String key, long version) {
        invalidateAll(Map.of(key, version));
    }

    @Override
    public void invalidateAll(Map<String, Long> versions) {
        observed("invalidate", () -> {
            cache.invalidateAll(versions);
            return versions;
        });
    }

    @Override
    public CacheStatistics statistics() {
        return cache.statistics();
    }

    private <T> T observed(String operation, Supplier<T> call) {
        return Watched.call(observer.cacheCalled(operation, name), call);
    }
}
