package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;

/**
 * One caller's way to what the source says now. The ring is asked first, for what it has and for leases of what it
 * misses; then everything is loaded; then the ring is set right where the source says otherwise.
 */
final class StrongRead<V> {

    /*
     * A value is never stored past a lease: a newer one in the source becomes a tombstone, which is sound whatever else
     * happens (see invalidate.lua), and the next ordinary reader fills. "No such row" has no version to leave: the
     * entry that says otherwise is taken away, which is sound too.
     */

    private final CacheParts<V> parts;
    private final BulkLoader<V> loader;
    private final Consumer<Map<String, Long>> invalidation;
    private final BulkAsk<V> asking;
    private final BulkFill<V> filling;
    private final List<Place> leased = new ArrayList<>();
    private final Map<Place, Lookup> known = new LinkedHashMap<>();

    StrongRead(CacheParts<V> parts, BulkLoader<V> loader, Consumer<Map<String, Long>> invalidation) {
        this.parts = parts;
        this.loader = loader;
        this.invalidation = invalidation;
        var token = parts.tokens().next();
        this.asking = new BulkAsk<>(parts, token);
        this.filling = new BulkFill<>(parts, token);
    }

    /** The source's values in the order of the keys. */
    Map<String, V> run(Collection<String> keys) {
        var wanted = new LinkedHashSet<>(keys);
        parts.counters().strongReads.add(wanted.size());
        asking.ask(places(wanted), (place, lookup) -> lookup.ifPresent(it -> take(place, it)));
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

    /** A row that is gone is newer than all that was known of it. */
    private static long versionOf(@Nullable Versioned<?> loaded) {
        return loaded == null ? Long.MAX_VALUE : loaded.version();
    }

    private List<Place> places(Set<String> keys) {
        var view = parts.ring().get();
        return keys.stream()
                .filter(key -> parts.storable(Objects.requireNonNull(key, "key")))
                .flatMap(
                        key -> view.route(parts.spec(), key).readable().stream().limit(1))
                .toList();
    }

    private void take(Place place, Lookup lookup) {
        if (lookup instanceof Lookup.Leased) {
            leased.add(place);
        } else {
            known.put(place, lookup);
        }
    }

    private Map<String, Versioned<V>> load(Set<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        parts.loads().begin(Place.stored(leased));
        try {
            var watch = Stopwatch.start();
            var loaded = parts.load(keys.size(), () -> loader.load(Collections.unmodifiableSet(keys)));
            filling.fill(leased, Objects.requireNonNull(loaded, "A bulk loader answered null"), watch.millis());
            return loaded;
        } catch (RuntimeException | Error e) {
            filling.abandon(leased);
            throw e;
        } finally {
            parts.loads().end(Place.stored(leased));
        }
    }

    private void repair(Map<String, Versioned<V>> loaded) {
        var newer = new HashMap<String, Long>();
        var wrong = new ArrayList<Call<Long>>();
        known.forEach((place, lookup) -> {
            var truth = loaded.get(place.key());
            if (truth != null && isOlder(lookup, truth)) {
                newer.put(place.key(), truth.version());
            } else if (isUnfounded(lookup, truth)) {
                wrong.add(place.entries().discard(place.stored(), headOf(lookup)));
            }
        });
        parts.counters().repairs.add(newer.size() + wrong.size());
        if (!newer.isEmpty()) {
            invalidation.accept(newer);
        }
        wrong.forEach(StrongRead::await);
    }

    private static boolean isOlder(Lookup lookup, Versioned<?> truth) {
        return lookup instanceof Lookup.Absent
                || (lookup instanceof Lookup.Value value && value.version() < truth.version());
    }

    private static boolean isUnfounded(Lookup lookup, @Nullable Versioned<?> truth) {
        return lookup instanceof Lookup.Unreadable || (truth == null && lookup instanceof Lookup.Value);
    }

    private static byte[] headOf(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Value value -> value.head();
            case Lookup.Unreadable unreadable -> unreadable.head();
            case Lookup.Absent absent -> EntryFormat.absent(absent.end());
            case Lookup.Missing ignored -> new byte[0];
            case Lookup.Leased ignored -> new byte[0];
            case Lookup.Busy ignored -> new byte[0];
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
