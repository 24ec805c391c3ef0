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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.entry.EntryFormat;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.near.NearCache.Ticket;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;
import shop.carousel.ring.view.RingView;
import shop.carousel.ring.view.Route;

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
    private final Map<String, EntryLocation> open = new LinkedHashMap<>();

    /** To be loaded and filled, in all these locations. */
    private final Map<String, List<EntryLocation>> leased = new LinkedHashMap<>();

    /** Where each key may be. */
    private final Map<String, Route> routes = new HashMap<>();

    /** To be asked for at once, where it is not usually. */
    private final Map<String, EntryLocation> away = new LinkedHashMap<>();

    /** To be loaded past the ring. */
    private final Set<String> past = new LinkedHashSet<>();

    /** Had something stored that nobody could read. */
    private final Set<String> replaced = new HashSet<>();

    /** To keep answers for this process, taken before they are asked for. */
    private final Map<String, Ticket> tickets = new HashMap<>();

    /** Found, and to be loaded again in the background. */
    private final List<DueRefresh> due = new ArrayList<>();

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
        locate(wanted);
        ask(open.values(), this::takeFirst);
        askInstead();
        askElsewhere();
        Refresh.start(parts, due, loader);
        load();
        if (!open.isEmpty()) {
            waitForOthers();
        }
        var values = new LinkedHashMap<String, V>();
        wanted.forEach(key -> answers.getOrDefault(key, Optional.empty()).ifPresent(value -> values.put(key, value)));
        return values;
    }

    private void locate(Set<String> keys) {
        for (var key : keys) {
            var near = parts.nearValue(Objects.requireNonNull(key, "key"), view);
            if (near != null) {
                answers.put(key, near);
            } else if (parts.storable(key)) {
                locate(key, parts.route(view, key));
            } else {
                past.add(key);
            }
        }
    }

    private void locate(String key, Route route) {
        if (route.readable().isEmpty()) {
            past.add(key);
        } else {
            routes.put(key, route);
            open.put(key, route.readable().getFirst());
        }
    }

    private void ask(Collection<EntryLocation> locations, BiConsumer<EntryLocation, Optional<Lookup>> taker) {
        for (var location : locations) {
            var ticket = parts.ticket(location, view);
            if (ticket != null) {
                tickets.put(location.key(), ticket);
            } else if (!tickets.isEmpty()) {
                tickets.remove(location.key());
            }
        }
        asking.ask(List.copyOf(locations), taker);
    }

    private void keep(EntryLocation location, long version, Optional<V> value, int bytes, long end) {
        parts.keep(tickets.get(location.key()), version, value, bytes, end);
        answer(location, value);
    }

    /** Asks those who stand in for nodes that are away. */
    private void askInstead() {
        while (!away.isEmpty()) {
            var next = List.copyOf(away.values());
            away.clear();
            ask(next, this::takeFirst);
        }
    }

    /**
     * What is nowhere to be found where it was looked for may be at another holder, or be loaded by somebody there.
     * What another holder says is not kept in this process: the ticket is for the first one's node.
     */
    private void askElsewhere() {
        var others = new ArrayList<EntryLocation>();
        leased.forEach((key, locations) -> others.addAll(route(key).besides(locations.getFirst())));
        if (others.isEmpty()) {
            return;
        }
        var answers = new HashMap<String, Map<EntryLocation, Lookup>>();
        asking.askForCopies(
                others,
                (location, lookup) ->
                        lookup.ifPresent(it -> answers.computeIfAbsent(location.key(), ignored -> new LinkedHashMap<>())
                                .put(location, it)));
        answers.forEach(
                (key, its) -> settle(key, OtherHolders.of(parts, leased(key).getFirst(), its)));
    }

    private void settle(String key, OtherHolders elsewhere) {
        var first = leased(key).getFirst();
        leased.put(key, elsewhere.leased());
        if (elsewhere.copy() != null) {
            parts.counters().copies.increment();
            filling.copy(elsewhere.leased(), elsewhere.copy());
            leased.remove(key);
            tickets.remove(key);
            open.put(key, first);
            take(first, Optional.of(elsewhere.copy()));
        } else if (elsewhere.isBusy(route(key).judge())) {
            filling.abandon(elsewhere.leased());
            leased.remove(key);
            open.put(key, first);
        }
    }

    private Route route(String key) {
        return Objects.requireNonNull(routes.get(key));
    }

    private List<EntryLocation> leased(String key) {
        return Objects.requireNonNull(leased.get(key));
    }

    private void waitForOthers() {
        parts.counters().waits.add(open.size());
        var deadline = Deadline.in(parts.spec().times().loadDeadline());
        for (int round = 0; !open.isEmpty() && !deadline.isOver() && pause(round, deadline); round++) {
            ask(open.values(), this::take);
            askInstead();
            askElsewhere();
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

    private void takeFirst(EntryLocation location, Optional<Lookup> lookup) {
        lookup.ifPresent(it -> parts.countRead(location.member(), it));
        take(location, lookup);
    }

    private void take(EntryLocation location, Optional<Lookup> lookup) {
        if (lookup.isEmpty()) {
            instead(location);
            return;
        }
        switch (lookup.get()) {
            case Lookup.Value value ->
                parts.format()
                        .decode(location.key(), value)
                        .ifPresentOrElse(it -> found(location, value, it), () -> replace(location, value.head()));
            case Lookup.Unreadable unreadable -> replace(location, unreadable.head());
            case Lookup.Absent absent -> keep(location, EntryFormat.ABSENT_VERSION, Optional.empty(), 0, absent.end());
            case Lookup.Leased ignored -> {
                open.remove(location.key());
                leased.put(location.key(), List.of(location));
            }
            case Lookup.Busy ignored -> {}
            case Lookup.Missing ignored -> {}
        }
    }

    /** The node is away: another holder is asked, or who stands in for it; in the end, the source. */
    private void instead(EntryLocation location) {
        var readable = route(location.key()).readable();
        int next = readable.indexOf(location) + 1;
        if (next < readable.size()) {
            open.put(location.key(), readable.get(next));
            away.put(location.key(), readable.get(next));
        } else {
            moveTo(past, location);
        }
    }

    private void found(EntryLocation location, Lookup.Value stored, V value) {
        keep(
                location,
                stored.version(),
                Optional.of(value),
                stored.payload().length,
                stored.header().end());
        if (parts.freshness().isDue(stored.header())) {
            due.add(new DueRefresh(location, stored.header()));
        }
    }

    private void answer(EntryLocation location, Optional<V> value) {
        open.remove(location.key());
        answers.put(location.key(), value);
    }

    private void moveTo(Set<String> keys, EntryLocation location) {
        open.remove(location.key());
        keys.add(location.key());
    }

    /** Takes away what nobody can read. The key stays open for the next round, but once only. */
    private void replace(EntryLocation location, byte[] head) {
        parts.counters().undecodable.increment();
        try {
            location.entries().discard(location.stored(), head).await();
            if (!replaced.add(location.key())) {
                moveTo(past, location);
            }
        } catch (NodeAwayException e) {
            moveTo(past, location);
        }
    }

    /**
     * All in one go. Where too many load past the ring already, what is leased to this caller does not wait with the
     * rest.
     */
    private void load() {
        if (leased.isEmpty() || past.isEmpty() || !parts.gate().enterAtOnce()) {
            loadLeased(Set.of());
            loadPast();
            return;
        }
        try {
            parts.counters().bypasses.add(past.size());
            loadLeased(past);
            past.clear();
        } finally {
            parts.gate().leave();
        }
    }

    /** What is leased to this caller is filled. */
    private void loadLeased(Set<String> more) {
        if (leased.isEmpty()) {
            return;
        }
        var keys = new LinkedHashSet<>(leased.keySet());
        keys.addAll(more);
        var locations = leased.values().stream().flatMap(List::stream).toList();
        parts.loads().begin(EntryLocation.stored(locations));
        try {
            var watch = Stopwatch.start();
            var loaded = parts.load(keys.size(), () -> load(keys));
            answer(keys, loaded);
            filling.fill(locations, loaded, watch.millis());
        } catch (RuntimeException | Error e) {
            filling.abandon(locations);
            throw e;
        } finally {
            parts.loads().end(EntryLocation.stored(locations));
        }
        leased.clear();
    }

    private void loadPast() {
        if (!past.isEmpty()) {
            var keys = new LinkedHashSet<>(past);
            answer(keys, parts.bypass(keys, () -> load(keys)));
            past.clear();
        }
    }

    private void answer(Set<String> keys, Map<String, Versioned<V>> loaded) {
        keys.forEach(
                key -> answers.put(key, Optional.ofNullable(loaded.get(key)).map(Versioned::value)));
        open.keySet().removeAll(keys);
    }

    private Map<String, Versioned<V>> load(Set<String> keys) throws Exception {
        return Objects.requireNonNull(loader.load(Collections.unmodifiableSet(keys)), "A bulk loader answered null");
    }
}
