package shop.carousel.ring.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.entry.ValueCipher;
import shop.carousel.ring.node.EventLoops;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.read.CacheReads;
import shop.carousel.ring.view.RingView;
import shop.carousel.ring.write.Invalidations;

/** A cache whose entries carry the version of their row. */
public final class VersionedCache<V> implements RingCache<V> {

    /*
     * What keeps an old value out, in the names of PROTOCOL.md:
     *   R1 fill after invalidate       the invalidation voids the lease, and leaves a tombstone of the newer version
     *   R4 two writers reordered       an invalidation of a lower version than what is known changes nothing
     *   R5 load from a lagging source  a fill below the tombstone's version is refused, valid lease or not
     *   R8 absence beside an insert    an absence is older than every row: any tombstone refuses it, and any
     *   invalidation removes it
     */

    private final CacheSpec<V> spec;
    private final CacheReads<V> reads;
    private final Invalidations invalidations;

    /**
     * @param changing whether the ring may change while the cache is in use
     */
    public VersionedCache(
            CacheSpec<V> spec, Supplier<RingView> ring, Tokens tokens, EncryptionKeys keys, boolean changing) {
        this.spec = spec;
        this.reads = new CacheReads<>(spec, ring, tokens, new ValueCipher(keys));
        this.invalidations = new Invalidations(spec, ring, reads::outdate, reads::countDeferred, changing);
    }

    /** As {@link Invalidations#confirmed}. */
    public void confirmed(long nanos, long epoch) {
        invalidations.confirmed(nanos, epoch);
    }

    /** As {@link Invalidations#tellAgain}. */
    public void tellAgain() {
        invalidations.tellAgain();
    }

    /** Whether {@link #tellAgain} would do something. */
    public boolean hasMoreToTell() {
        return invalidations.hasMoreToTell();
    }

    public CacheSpec<V> spec() {
        return spec;
    }

    @Override
    public Optional<V> get(String key, Loader<V> loader) {
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.get");
        return reads.get(key, loader);
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys, BulkLoader<V> loader) {
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.getAll");
        return reads.getAll(keys, loader);
    }

    @Override
    public Optional<V> get(String key, Consistency consistency, Loader<V> loader) {
        if (consistency == Consistency.BOUNDED) {
            return get(key, loader);
        }
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.getAll");
        return reads.getStrongly(key, loader, invalidations::tell);
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys, Consistency consistency, BulkLoader<V> loader) {
        if (consistency == Consistency.BOUNDED) {
            return getAll(keys, loader);
        }
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.getAll");
        return reads.getAllStrongly(keys, loader, invalidations::tell);
    }

    @Override
    public void invalidate(String key, long version) {
        invalidateAll(Map.of(key, version));
    }

    @Override
    public void invalidateAll(Map<String, Long> versions) {
        EventLoops.refuse("RingCache.invalidate");
        versions.values().forEach(Versioned::requireVersion);
        invalidations.tell(versions);
    }

    @Override
    public CacheStatistics statistics() {
        return reads.statistics();
    }
}
