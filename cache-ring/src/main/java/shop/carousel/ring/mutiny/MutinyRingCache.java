package shop.carousel.ring.mutiny;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;

/**
 * A {@link RingCache} whose answers are {@link Uni}s: the same entries under the same promises, for callers that must
 * not block.
 *
 * <p>Nothing happens before a subscription, and each subscription asks anew. Waits hold no thread: they park a virtual
 * one. Loaders are called, and answers arrive, on the Vert.x context of the subscriber where it has one. A subscription
 * that is cancelled gives up its wait and cancels its load.
 *
 * <p>As many calls as {@linkplain #of(RingCache, int) said} may be under way; one more fails with {@link
 * shop.carousel.ring.RingOverloadedException}.
 */
public final class MutinyRingCache<V> {

    /** How many calls may be under way on one view unless it is said otherwise. */
    public static final int CALLS = 10_000;

    private static final int MOST_CALLS = 1_000_000;

    private final RingCache<V> cache;
    private final Parking parking;

    private MutinyRingCache(RingCache<V> cache, int calls) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.parking = new Parking(calls);
    }

    public static <V> MutinyRingCache<V> of(RingCache<V> cache) {
        return of(cache, CALLS);
    }

    /**
     * @param calls how many calls may be under way on this view; 1 to 1,000,000
     */
    public static <V> MutinyRingCache<V> of(RingCache<V> cache, int calls) {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new IllegalArgumentException("calls is 1 to " + MOST_CALLS + ", not " + calls);
        }
        return new MutinyRingCache<>(cache, calls);
    }

    /** As {@link RingCache#get}. The loader's answer is {@code null} when there is no such row. */
    public Uni<Optional<V>> get(String key, Function<String, Uni<@Nullable Versioned<V>>> loader) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(loader, "loader");
        return parking.call(caller -> cache.get(key, missing -> caller.await(() -> loader.apply(missing))));
    }

    /** As {@link RingCache#getAll}. */
    public Uni<Map<String, V>> getAll(
            Collection<String> keys, Function<Set<String>, Uni<Map<String, Versioned<V>>>> loader) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(loader, "loader");
        return parking.call(caller -> cache.getAll(
                keys, missing -> Objects.requireNonNull(caller.await(() -> loader.apply(missing)), "loaded")));
    }

    /** As {@link RingCache#invalidate}. */
    public Uni<Void> invalidate(String key, long version) {
        return invalidateAll(Map.of(key, version));
    }

    /** As {@link RingCache#invalidateAll}. */
    public Uni<Void> invalidateAll(Map<String, Long> versions) {
        var copy = Map.copyOf(versions);
        return parking.call(caller -> {
                    cache.invalidateAll(copy);
                    return copy;
                })
                .replaceWithVoid();
    }
}
