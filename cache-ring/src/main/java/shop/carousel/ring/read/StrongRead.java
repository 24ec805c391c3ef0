package shop.carousel.ring.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;

/**
 * One caller's way to what the source says now. The ring is asked first, for what it has and for leases of what it
 * misses; then everything is loaded; then the whole ring is set right where any location of a key may say otherwise.
 */
final class StrongRead<V> {

    /*
     * A value is never stored past a lease: a newer one in the source becomes a tombstone, which is sound whatever else
     * happens (see invalidate.lua), and the next ordinary reader fills. "No such row" has no version to leave: whatever
     * says otherwise is taken away, at every location, and every lease ends, because its load may be older.
     *
     * A location that has nothing may have given a lease before, to somebody who loaded before this reader did. So it
     * is right only when it says what the source says, or gave its lease to this reader.
     *
     * Whoever may not use its view asks nobody. It says all the same which rows are gone: as with a write, what is said
     * under an outdated view is remembered, and said again in the ring that holds. A newer version it does not say: its
     * writer does, and what is remembered is bounded.
     *
     * And somebody may keep near what a location has forgotten since. So a location that gave its lease to this reader
     * is told, too, where values are kept near: it has the right value by then, and passes on what it is told.
     */

    private final CacheParts<V> parts;
    private final BulkLoader<V> loader;
    private final Consumer<Map<String, Long>> telling;
    private final BulkAsk<V> asking;
    private final BulkFill<V> filling;
    private final List<EntryLocation> leased = new ArrayList<>();
    private final Map<EntryLocation, Lookup> known = new LinkedHashMap<>();
    private final Set<String> unasked = new HashSet<>();

    /**
     * @param telling tells all locations of rows which version these have now
     */
    StrongRead(CacheParts<V> parts, BulkLoader<V> loader, Consumer<Map<String, Long>> telling) {
        this.parts = parts;
        this.loader = loader;
        this.telling = telling;
        var token = parts.tokens().next();
        this.asking = new BulkAsk<>(parts, token);
        this.filling = new BulkFill<>(parts, token);
    }

    /** The source's values in the order of the keys. */
    Map<String, V> run(Collection<String> keys) {
        var wanted = new LinkedHashSet<>(keys);
        parts.counters().strongReads.add(wanted.size());
        ask(wanted);
        var loaded = load(wanted);
        repair(loaded);
        wanted.forEach(key -> parts.outdate(key, versionOf(loaded.get(key))));
        var values = new LinkedHashMap<String, V>();
        for (var key : wanted) {
            var value = loaded.get(key);
            if (value != null) {
                values.put(key, value.value());
            }
        }
        return values;
    }

    private static long versionOf(@Nullable Versioned<?> loaded) {
        return loaded == null ? Tombstone.GONE : loaded.version();
    }

    /**
     * All locations of each key: holders, which are filled, and those that may have a copy. Not by a view that is too
     * old to read by.
     */
    private void ask(Set<String> keys) {
        var view = parts.ring().get();
        var holders = new ArrayList<EntryLocation>();
        var others = new ArrayList<EntryLocation>();
        for (var key : keys) {
            if (parts.storable(Objects.requireNonNull(key, "key"))) {
                var route = view.route(parts.spec(), key);
                if (route.readable().isEmpty()) {
                    noteUnasked(key);
                } else {
                    holders.addAll(route.holders());
                    others.addAll(besides(route.holders(), view.told(parts.spec(), key)));
                }
            }
        }
        asking.ask(holders, (location, lookup) -> lookup.ifPresent(it -> take(location, it)));
        asking.look(others, (location, lookup) -> lookup.ifPresent(it -> take(location, it)));
    }

    private void noteUnasked(String key) {
        unasked.add(key);
    }

    private static List<EntryLocation> besides(List<EntryLocation> holders, List<EntryLocation> told) {
        return holders.size() == told.size()
                ? List.of()
                : told.stream()
                        .filter(location -> holders.stream().noneMatch(location::isSame))
                        .toList();
    }

    private void take(EntryLocation location, Lookup lookup) {
        if (lookup instanceof Lookup.Leased) {
            leased.add(location);
        } else {
            known.put(location, lookup);
        }
    }

    private Map<String, Versioned<V>> load(Set<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        parts.loads().begin(EntryLocation.stored(leased));
        try {
            var watch = Stopwatch.start();
            var loaded = parts.load(keys.size(), () -> loader.load(Collections.unmodifiableSet(keys)));
            filling.fill(leased, Objects.requireNonNull(loaded, "A bulk loader answered null"), watch.millis());
            return loaded;
        } catch (RuntimeException | Error e) {
            filling.abandon(leased);
            throw e;
        } finally {
            parts.loads().end(EntryLocation.stored(leased));
        }
    }

    private void repair(Map<String, Versioned<V>> loaded) {
        var truths = new HashMap<String, Long>();
        var wrong = new HashSet<String>();
        var unreadable = new ArrayList<Call<Long>>();
        known.forEach((location, lookup) -> {
            var key = location.key();
            var truth = loaded.get(key);
            if (lookup instanceof Lookup.Unreadable it) {
                unreadable.add(location.entries().discard(location.stored(), it.head()));
                wrong.add(key);
            } else if (!isRight(lookup, truth)) {
                truths.put(key, versionOf(truth));
                if (lookup instanceof Lookup.Value || lookup instanceof Lookup.Absent) {
                    wrong.add(key);
                }
            }
        });
        if (parts.keepsNear()) {
            leased.forEach(location -> truths.put(location.key(), versionOf(loaded.get(location.key()))));
        }
        unasked.stream().filter(key -> loaded.get(key) == null).forEach(key -> truths.put(key, Tombstone.GONE));
        parts.counters().repairs.add(wrong.size());
        if (!truths.isEmpty()) {
            telling.accept(truths);
            truths.values().removeIf(version -> version != Tombstone.GONE);
            tellOnceMore(truths);
        }
        unreadable.forEach(StrongRead::await);
    }

    /**
     * Says once more, now that all locations have heard, which rows are gone. Nothing is left there that would refuse a
     * copy: one that had heard may have taken it from one that had not. Whoever has a lease from after this finds no
     * location to copy from; every lease from before is over.
     */
    private void tellOnceMore(Map<String, Long> gone) {
        if (!gone.isEmpty()) {
            telling.accept(gone);
        }
    }

    /** Whether a location says what the source says, or something newer, and lets nobody store anything older. */
    private static boolean isRight(Lookup lookup, @Nullable Versioned<?> truth) {
        return switch (lookup) {
            case Lookup.Value value -> truth != null && value.version() >= truth.version();
            case Lookup.Absent ignored -> truth == null;
            case Lookup.Leased ignored -> true;
            case Lookup.Missing ignored -> false;
            case Lookup.Busy ignored -> false;
            case Lookup.Unreadable ignored -> false;
        };
    }

    private static void await(Call<Long> call) {
        try {
            call.await();
        } catch (NodeAwayException e) {
            // The entry stays as long as it may; a node that is away answers nobody.
        }
    }
}
