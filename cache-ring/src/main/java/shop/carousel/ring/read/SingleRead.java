package shop.carousel.ring.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Loader;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.entry.EntryFormat;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.near.NearCache.Ticket;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;
import shop.carousel.ring.view.RingView;
import shop.carousel.ring.view.Route;

/** One caller's way to the value of one key. */
final class SingleRead<V> {

    private final CacheParts<V> parts;
    private final RingView view;
    private final String key;
    private final Loader<V> loader;
    private final Route route;
    private final EntryLocation location;
    private final StoredKey stored;
    private final String token;
    private final BulkFill<V> filling;
    private @Nullable Ticket ticket;

    /** Those whose leases this caller has. */
    private List<EntryLocation> mine;

    private @Nullable Deadline waiting;
    private int round;

    private SingleRead(
            CacheParts<V> parts, RingView view, String key, Loader<V> loader, Route route, EntryLocation location) {
        this.parts = parts;
        this.view = view;
        this.key = key;
        this.loader = loader;
        this.route = route;
        this.location = location;
        this.stored = location.stored();
        this.token = parts.tokens().next();
        this.filling = new BulkFill<>(parts, token);
        this.mine = List.of(location);
    }

    /** From the first location that answers, or past the ring. */
    static <V> Optional<V> run(CacheParts<V> parts, RingView view, String key, Loader<V> loader) {
        var route = parts.route(view, key);
        for (var location : route.readable()) {
            try {
                return new SingleRead<>(parts, view, key, loader, route, location).run();
            } catch (NodeAwayException e) {
                // Then the next.
            }
        }
        return past(parts, key, loader);
    }

    private Optional<V> run() {
        var lookup = first();
        parts.countRead(location.member(), lookup);
        return answer(lookup);
    }

    private Optional<V> answer(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Value value -> found(value).or(() -> replace(value.head()));
            case Lookup.Absent absent -> keep(EntryFormat.ABSENT_VERSION, Optional.empty(), 0, absent.end());
            case Lookup.Missing ignored -> answer(ask());
            case Lookup.Leased ignored -> leased();
            case Lookup.Busy ignored -> waitForAnother();
            case Lookup.Unreadable unreadable -> replace(unreadable.head());
        };
    }

    private Optional<V> found(Lookup.Value value) {
        var decoded = parts.format().decode(key, value);
        if (decoded.isPresent() && parts.freshness().isDue(value.header())) {
            var due = new DueRefresh(location, value.header());
            Refresh.start(parts, List.of(due), keys -> Loads.single(key, loader));
        }
        return decoded.isPresent()
                ? keep(
                        value.version(),
                        decoded,
                        value.payload().length,
                        value.header().end())
                : decoded;
    }

    private Optional<V> keep(long version, Optional<V> value, int bytes, long end) {
        parts.keep(ticket, version, value, bytes, end);
        return value;
    }

    /** Takes away what nobody can read, and asks once more. */
    private Optional<V> replace(byte[] head) {
        parts.counters().undecodable.increment();
        location.entries().discard(stored, head).await();
        return switch (ask()) {
            case Lookup.Value value -> found(value).or(this::bypass);
            case Lookup.Unreadable ignored -> bypass();
            case Lookup other -> answer(other);
        };
    }

    private Optional<V> waitForAnother() {
        parts.counters().waits.increment();
        var deadline = waiting == null ? Deadline.in(parts.spec().times().loadDeadline()) : waiting;
        waiting = deadline;
        try {
            for (; !deadline.isOver(); round++) {
                parts.loads().await(stored, round, deadline);
                var lookup = ask();
                if (!(lookup instanceof Lookup.Busy)) {
                    return answer(lookup);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return bypass();
    }

    /** A hit costs the node least by a look; only what is missing is asked for by script. */
    private Lookup first() {
        ticket = parts.ticket(location, view);
        var seen = location.entries().peek(stored);
        return seen instanceof Lookup.Missing ? ask() : seen;
    }

    private Lookup ask() {
        ticket = parts.ticket(location, view);
        return location.entries().getOrLease(stored, token, parts.leaseMillis());
    }

    /** Nothing is here, and it is this caller's to fill: other holders may have it, or know who loads it. */
    private Optional<V> leased() {
        var others = route.besides(location);
        if (others.isEmpty()) {
            return loadAndFill();
        }
        var elsewhere = OtherHolders.ask(parts, location, others, token);
        mine = elsewhere.leased();
        if (elsewhere.copy() != null) {
            return copied(elsewhere.copy());
        }
        if (elsewhere.isBusy(route.judge())) {
            filling.abandon(mine);
            return waitForAnother();
        }
        return loadAndFill();
    }

    /** What another holder said is not kept in this process: the ticket is for this location's node. */
    private Optional<V> copied(Lookup found) {
        ticket = null;
        parts.counters().copies.increment();
        filling.copy(mine, found);
        return found instanceof Lookup.Value value ? found(value).or(this::bypass) : Optional.empty();
    }

    private Optional<V> loadAndFill() {
        parts.loads().begin(List.of(stored));
        boolean filled = false;
        try {
            var watch = Stopwatch.start();
            var loaded = parts.load(1, () -> loader.load(key));
            filled = fill(loaded, watch.millis());
            return value(loaded);
        } finally {
            if (!filled) {
                filling.abandon(mine);
            }
            parts.loads().end(List.of(stored));
        }
    }

    /** Answers whether the lease is over by that. */
    private boolean fill(@Nullable Versioned<V> loaded, long loadMillis) {
        var fill = parts.format().encode(stored, key, loaded, loadMillis);
        fill.ifPresent(entry -> filling.store(mine, entry));
        return fill.isPresent();
    }

    private Optional<V> bypass() {
        return past(parts, key, loader);
    }

    /** The value of a key that the ring cannot give. */
    static <V> Optional<V> past(CacheParts<V> parts, String key, Loader<V> loader) {
        return value(parts.bypass(Set.of(key), () -> loader.load(key)));
    }

    private static <V> Optional<V> value(@Nullable Versioned<V> loaded) {
        return Optional.ofNullable(loaded).map(Versioned::value);
    }
}
