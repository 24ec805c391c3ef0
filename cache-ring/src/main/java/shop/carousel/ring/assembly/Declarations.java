package shop.carousel.ring.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.cache.VersionedCache;

/** The caches that were declared on a ring, and who wants to know of them. Guarded by itself. */
final class Declarations {

    private final Map<String, VersionedCache<?>> caches = new LinkedHashMap<>();
    private final List<BiConsumer<String, RingCache<?>>> listeners = new ArrayList<>();

    synchronized VersionedCache<?> declare(String name, Supplier<VersionedCache<?>> maker) {
        var known = caches.get(name);
        if (known != null) {
            return known;
        }
        var made = maker.get();
        caches.put(name, made);
        listeners.forEach(listener -> listener.accept(name, made));
        return made;
    }

    synchronized List<VersionedCache<?>> all() {
        return List.copyOf(caches.values());
    }

    synchronized void each(BiConsumer<String, RingCache<?>> listener) {
        listeners.add(listener);
        caches.forEach(listener);
    }
}
