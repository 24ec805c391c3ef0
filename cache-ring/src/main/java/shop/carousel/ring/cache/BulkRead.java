package shop.carousel.ring.cache;

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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.near.NearCache.Ticket;
import shop.carousel.ring.node.NodeAwayException;

/**
 * One caller's way to the values of many keys. Each round asks for what is still open, then loads in one go what was
 * leased to this caller and what cannot be had from the ring, then waits for what others load.
 */
final class BulkRead<V> {

    private final CacheParts<V> parts;
    private final RingView view;
    private final BulkLoader<V> loader;
    private final BulkAsk<V> asking;
    private final BulkFill<V> filling;
    private final Map<String, Optional<V>> answers = new HashMap<>();

    /** Still to be asked for. */
    private final Map<String, Place> open = new LinkedHashMap<>();

    /** To be loaded and filled. */
    private final Map<String, Place> leased = new LinkedHashMap<>();

    /** To be loaded past the ring. */
    private final Set<String> past = new LinkedHashSet<>();

    /** Had something stored that nobody could read. */
    private final Set<String> replaced = new HashSet<>();

    /** To keep answers for this process, taken before they are asked for. */
    private final Map<String, Ticket> tickets = new HashMap<>();

    /** Found, and to be loaded again in the background. */
    private final List<Due> due = new ArrayList<>();

    BulkRead(CacheParts<V> parts, BulkLoader<V> loader) {
        this.parts = parts;
        this.view = parts.ring().get();
        this.loader = loader;
        var token = parts.tokens().next();
        this.asking = new BulkAsk<>(parts, token);
        this.filling = new BulkFill<>(parts, token);
    }

    /** The values in the order of the keys. */
    Map<String, V> run(Collection<String> keys) {
        var wanted = new LinkedHashSet<>(keys);
        place(wanted);
        ask(this::takeFirst);
        Refresh.start(parts, due, loader);
        load();
        if (!open.isEmpty()) {
            waitForOthers();
        }
        var values = new LinkedHashMap<String, V>();
        wanted.forEach(key -> answers.getOrDefault(key, Optional.empty()).ifPresent(value -> values.put(key, value)));
        return values;
    }

    private void place(Set<String> keys) {
        for (var key : keys) {
            var near = parts.nearValue(Objects.requireNonNull(key, "key"), view);
            if (near != null) {
                answers.put(key, near);
            } else if (parts.storable(key)) {
                open.put(key, Place.of(view, parts.spec().name(), key));
            } else {
                past.add(key);
            }
        }
    }

    private void ask(BiConsumer<Place, Optional<Lookup>> taker) {
        for (var place : open.values()) {
            var ticket = parts.ticket(place, view);
            if (ticket != null) {
                tickets.put(place.key(), ticket);
            }
        }
        asking.ask(List.copyOf(open.values()), taker);
    }

    private void keep(Place place, long version, Optional<V> value, int bytes) {
        parts.keep(tickets.get(place.key()), version, value, bytes);
        answer(place, value);
    }

    private void waitForOthers() {
        parts.counters().waits.add(open.size());
        var deadline = Deadline.in(parts.spec().times().loadDeadline());
        for (int round = 0; !open.isEmpty() && !deadline.isOver() && pause(round, deadline); round++) {
            ask(this::take);
            load();
        }
        past.addAll(open.keySet());
        load();
    }

    /** Answers whether to look again: not when the caller is interrupted. */
    private boolean pause(int round, Deadline deadline) {
        try {
            parts.loads().await(open.values().iterator().next().stored(), round, deadline);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void takeFirst(Place place, Optional<Lookup> lookup) {
        lookup.ifPresent(it -> parts.countRead(place.seat(), it));
        take(place, lookup);
    }

    private void take(Place place, Optional<Lookup> lookup) {
        if (lookup.isEmpty()) {
            moveTo(past, place);
            return;
        }
        switch (lookup.get()) {
            case Lookup.Value value ->
                parts.format()
                        .decode(place.key(), value)
                        .ifPresentOrElse(it -> found(place, value, it), () -> replace(place, value.head()));
            case Lookup.Unreadable unreadable -> replace(place, unreadable.head());
            case Lookup.Absent ignored -> keep(place, EntryFormat.ABSENT_VERSION, Optional.empty(), 0);
            case Lookup.Leased ignored -> leased.put(place.key(), Objects.requireNonNull(open.remove(place.key())));
            case Lookup.Busy ignored -> {}
            case Lookup.Missing ignored -> {}
        }
    }

    private void found(Place place, Lookup.Value stored, V value) {
        keep(place, stored.version(), Optional.of(value), stored.payload().length);
        if (parts.freshness().isDue(stored.header())) {
            due.add(new Due(place, stored.header()));
        }
    }

    private void answer(Place place, Optional<V> value) {
        open.remove(place.key());
        answers.put(place.key(), value);
    }

    private void moveTo(Set<String> keys, Place place) {
        open.remove(place.key());
        keys.add(place.key());
    }

    /** Takes away what nobody can read. The key stays open for the next round, but once only. */
    private void replace(Place place, byte[] head) {
        parts.counters().undecodable.increment();
        try {
            place.entries().discard(place.stored(), head).await();
            if (!replaced.add(place.key())) {
                moveTo(past, place);
            }
        } catch (NodeAwayException e) {
            moveTo(past, place);
        }
    }

    private void load() {
        if (leased.isEmpty() && past.isEmpty()) {
            return;
        }
        var places = List.copyOf(leased.values());
        parts.loads().begin(Place.stored(places));
        try {
            var watch = Stopwatch.start();
            filling.fill(places, loadAll(), watch.millis());
        } catch (RuntimeException | Error e) {
            filling.abandon(places);
            throw e;
        } finally {
            parts.loads().end(Place.stored(places));
        }
        leased.clear();
        past.clear();
    }

    private Map<String, Versioned<V>> loadAll() {
        var keys = new LinkedHashSet<>(leased.keySet());
        keys.addAll(past);
        var loaded = past.isEmpty()
                ? parts.load(keys.size(), () -> load(keys))
                : parts.bypass(past.size(), keys.size(), () -> load(keys));
        keys.forEach(
                key -> answers.put(key, Optional.ofNullable(loaded.get(key)).map(Versioned::value)));
        open.keySet().removeAll(past);
        return loaded;
    }

    private Map<String, Versioned<V>> load(Set<String> keys) throws Exception {
        return Objects.requireNonNull(loader.load(Collections.unmodifiableSet(keys)), "A bulk loader answered null");
    }
}
