package shop.carousel.ring.read;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.entry.Freshness;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.ValueCipher;
import shop.carousel.ring.entry.ValueFormat;
import shop.carousel.ring.near.NearCache;
import shop.carousel.ring.near.NearCache.Ticket;
import shop.carousel.ring.node.KeyRules;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.view.EntryLocation;
import shop.carousel.ring.view.RingMember;
import shop.carousel.ring.view.RingView;
import shop.carousel.ring.view.Route;

/** What the operations of one cache share. */
record CacheParts<V>(
        CacheSpec<V> spec,
        Supplier<RingView> ring,
        ValueFormat<V> format,
        Counters counters,
        Freshness freshness,
        BypassGate gate,
        LoadsUnderWay loads,
        Refreshes refreshes,
        @Nullable NearCache<V> near,
        @Nullable HotKeys hot,
        Tokens tokens) {

    /** A key is hot when it is so much of what a node is asked for on average. */
    private static final double HOT_SHARE_OF_A_NODE = 1.0 / 16;

    static <V> CacheParts<V> of(CacheSpec<V> spec, Supplier<RingView> ring, Tokens tokens, ValueCipher cipher) {
        var gate = new BypassGate(
                spec.name(), spec.limits().bypassLoads(), spec.limits().bypassWait());
        var freshness = Freshness.of(spec.times());
        return new CacheParts<>(
                spec,
                ring,
                ValueFormat.of(spec, cipher, freshness),
                new Counters(),
                freshness,
                gate,
                new LoadsUnderWay(),
                new Refreshes(spec.name()),
                spec.near().isOn() ? new NearCache<>(spec.name(), spec.near()) : null,
                spec.hotCopies() > 1 ? new HotKeys() : null,
                tokens);
    }

    /** Where a key is read, which counts as a read of it. */
    Route route(RingView view, String key) {
        if (hot == null
                || !hot.countsAsHot(key, HOT_SHARE_OF_A_NODE / view.members().size())) {
            return view.route(spec, key);
        }
        counters.hotReads.increment();
        return view.hotRoute(spec, key);
    }

    boolean storable(String key) {
        return KeyRules.storable(key, spec.limits().keyBytes());
    }

    long leaseMillis() {
        return spec.times().lease().toMillis();
    }

    /** What this process keeps for itself of a key; null when the ring has to be asked. */
    @Nullable
    Optional<V> nearValue(String key, RingView view) {
        var found = near == null || !view.isCurrent() ? null : near.get(key, view);
        if (found != null) {
            counters.nearHits.increment();
        }
        return found;
    }

    /** To be taken before a node is asked: the right to keep its answer. */
    @Nullable
    Ticket ticket(EntryLocation location, RingView view) {
        var outdated = location.member().client().outdated();
        return near == null || outdated == null ? null : near.ticket(location.key(), view, outdated);
    }

    /** Keeps what a node answered, until the entry's end at the most. */
    void keep(@Nullable Ticket ticket, long version, Optional<V> value, int bytes, long end) {
        if (near != null && ticket != null) {
            near.keep(ticket, version, value, bytes, freshness.left(end));
        }
    }

    /** Whether processes keep values of this cache for themselves. */
    boolean keepsNear() {
        return near != null;
    }

    /** This process keeps nothing older of a row than that. */
    void outdate(String key, long version) {
        if (near != null) {
            near.outdate(key, version);
        }
    }

    /** Runs a load for that many keys. */
    <T> T load(int keys, Callable<T> load) {
        counters.loads.add(keys);
        return Loads.run(spec.name(), load);
    }

    /**
     * Runs a load past the ring, when it is its turn.
     *
     * @param keys that cannot be had from the ring
     */
    <T> T bypass(Set<String> keys, Callable<T> load) {
        counters.bypasses.add(keys.size());
        return Loads.run(
                spec.name(),
                () -> gate.pass(keys, () -> {
                    counters.loads.add(keys.size());
                    return load.call();
                }));
    }

    /** Counts what a node answered when it was first asked for a key. */
    void countRead(RingMember member, Lookup lookup) {
        boolean hit = lookup instanceof Lookup.Value || lookup instanceof Lookup.Absent;
        member.client().countRead(hit);
        (hit ? counters.hits : counters.misses).increment();
        if (lookup instanceof Lookup.Value value && freshness.isStale(value.header())) {
            counters.staleServed.increment();
        }
    }
}
