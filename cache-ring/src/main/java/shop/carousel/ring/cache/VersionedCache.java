package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheStatistics;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.Loader;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.EventLoops;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.node.Tokens;

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

    private static final Logger LOG = Logger.getLogger(VersionedCache.class);
    private static final int TOMBSTONES_PER_COMMAND = 128;

    private final CacheParts<V> parts;
    private final RecentInvalidations recent;

    /**
     * @param changing whether the ring may change while the cache is in use
     */
    public VersionedCache(
            CacheSpec<V> spec, Supplier<RingView> ring, Tokens tokens, EncryptionKeys keys, boolean changing) {
        this.parts = CacheParts.of(spec, ring, tokens, new ValueCipher(keys));
        this.recent = changing ? new RecentInvalidations() : RecentInvalidations.NONE;
    }

    /** The ring of that epoch was the latest at that moment of the monotonic clock. */
    public void confirmed(long nanos, long epoch) {
        recent.confirmed(nanos, epoch);
    }

    /**
     * What may have been told to the wrong nodes is told again, now that the ring is another one. One that fails stays
     * for the next call, and stops no other. Blocks as an invalidation does.
     */
    public void tellAgain() {
        for (var said : recent.outdated(epoch())) {
            if (said.take()) {
                sayAgain(said);
            }
        }
    }

    private void sayAgain(RecentInvalidations.Said said) {
        try {
            say(said);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cache \"%s\": an invalidation could not be repeated, and will be", spec().name());
        }
    }

    /** Whether {@link #tellAgain} would do something. */
    public boolean hasMoreToTell() {
        return recent.hasOutdated(epoch());
    }

    private long epoch() {
        return parts.ring().get().topology().epoch();
    }

    public CacheSpec<V> spec() {
        return parts.spec();
    }

    @Override
    public Optional<V> get(String key, Loader<V> loader) {
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.get");
        var view = parts.ring().get();
        var near = parts.nearValue(Objects.requireNonNull(key, "key"), view);
        if (near != null) {
            return near;
        }
        return parts.storable(key) ? SingleRead.run(parts, view, key, loader) : SingleRead.past(parts, key, loader);
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys, BulkLoader<V> loader) {
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.getAll");
        return new BulkRead<>(parts, loader).run(keys);
    }

    @Override
    public Optional<V> get(String key, Consistency consistency, Loader<V> loader) {
        if (consistency == Consistency.BOUNDED) {
            return get(key, loader);
        }
        Objects.requireNonNull(loader, "loader");
        return Optional.ofNullable(getAll(List.of(key), consistency, keys -> Loads.single(key, loader))
                .get(key));
    }

    @Override
    public Map<String, V> getAll(Collection<String> keys, Consistency consistency, BulkLoader<V> loader) {
        if (consistency == Consistency.BOUNDED) {
            return getAll(keys, loader);
        }
        Objects.requireNonNull(loader, "loader");
        EventLoops.refuse("RingCache.getAll");
        return new StrongRead<>(parts, loader, this::tell).run(keys);
    }

    @Override
    public void invalidate(String key, long version) {
        invalidateAll(Map.of(key, version));
    }

    @Override
    public void invalidateAll(Map<String, Long> versions) {
        EventLoops.refuse("RingCache.invalidate");
        versions.values().forEach(Versioned::requireVersion);
        tell(versions);
    }

    /**
     * Tells every place of each row, and whoever keeps something near. For a row that is gone the version is {@link
     * StrongRead#GONE}.
     */
    private void tell(Map<String, Long> versions) {
        var said = recent.begin(versions);
        say(said);
        versions.forEach(parts::outdate);
        if (epoch() > said.epoch()) {
            tellAgain();
        }
    }

    /** To the places of the ring as it is now. */
    private void say(RecentInvalidations.Said said) {
        try {
            var view = parts.ring().get();
            send(view, said.versions());
            said.ended(view.topology().epoch());
        } finally {
            said.over();
        }
    }

    private void send(RingView view, Map<String, Long> versions) {
        var places = new ArrayList<Place>();
        versions.forEach((key, version) -> {
            if (parts.storable(key)) {
                places.addAll(view.told(parts.spec(), key));
            }
        });
        var calls = new ArrayList<Call<Long>>();
        Place.bySeat(places, place -> place).forEach((seat, its) -> Place.parted(its, TOMBSTONES_PER_COMMAND)
                .forEach(some -> calls.add(seat.invalidate(
                        some.stream().map(place -> tombstone(place, versions)).toList(),
                        () -> parts.counters().invalidationsDeferred.add(some.size())))));
        calls.forEach(VersionedCache::await);
    }

    @Override
    public CacheStatistics statistics() {
        return parts.counters().snapshot();
    }

    private Tombstone tombstone(Place place, Map<String, Long> versions) {
        long version = Objects.requireNonNull(versions.get(place.key()));
        long millis = parts.spec().times().tombstone().toMillis();
        return version == StrongRead.GONE
                ? Tombstone.gone(place.stored(), millis)
                : new Tombstone(place.stored(), version, millis);
    }

    private static void await(Call<Long> call) {
        try {
            call.await();
        } catch (NodeAwayException e) {
            // It is remembered, and told before the node is used again.
        }
    }
}
