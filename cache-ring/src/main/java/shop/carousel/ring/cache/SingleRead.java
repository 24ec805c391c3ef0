package shop.carousel.ring.cache;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Loader;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.near.NearCache.Ticket;
import shop.carousel.ring.node.NodeAwayException;

/** One caller's way to the value of one key. */
final class SingleRead<V> {

    private final CacheParts<V> parts;
    private final RingView view;
    private final String key;
    private final Loader<V> loader;
    private final Place place;
    private final StoredKey stored;
    private final String token;
    private @Nullable Ticket ticket;

    SingleRead(CacheParts<V> parts, RingView view, String key, Loader<V> loader) {
        this.parts = parts;
        this.view = view;
        this.key = key;
        this.loader = loader;
        this.place = Place.of(view, parts.spec().name(), key);
        this.stored = place.stored();
        this.token = parts.tokens().next();
    }

    Optional<V> run() {
        try {
            var lookup = first();
            parts.countRead(place.seat(), lookup);
            return answer(lookup);
        } catch (NodeAwayException e) {
            return bypass();
        }
    }

    private Optional<V> answer(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Value value -> found(value).or(() -> replace(value.head()));
            case Lookup.Absent ignored -> keep(EntryFormat.ABSENT_VERSION, Optional.empty(), 0);
            case Lookup.Missing ignored -> answer(ask());
            case Lookup.Leased ignored -> loadAndFill();
            case Lookup.Busy ignored -> waitForAnother();
            case Lookup.Unreadable unreadable -> replace(unreadable.head());
        };
    }

    private Optional<V> found(Lookup.Value value) {
        var decoded = parts.format().decode(key, value);
        if (decoded.isPresent() && parts.freshness().isDue(value.header())) {
            var due = new Due(place, value.header());
            Refresh.start(parts, List.of(due), keys -> Loads.single(key, loader));
        }
        return decoded.isPresent() ? keep(value.version(), decoded, value.payload().length) : decoded;
    }

    private Optional<V> keep(long version, Optional<V> value, int bytes) {
        parts.keep(ticket, version, value, bytes);
        return value;
    }

    /** Takes away what nobody can read, and asks once more. */
    private Optional<V> replace(byte[] head) {
        parts.counters().undecodable.increment();
        place.entries().discard(stored, head).await();
        return switch (ask()) {
            case Lookup.Value value -> found(value).or(this::bypass);
            case Lookup.Unreadable ignored -> bypass();
            case Lookup other -> answer(other);
        };
    }

    private Optional<V> waitForAnother() {
        parts.counters().waits.increment();
        var deadline = Deadline.in(parts.spec().times().loadDeadline());
        try {
            for (int round = 0; !deadline.isOver(); round++) {
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
        ticket = parts.ticket(place, view);
        var seen = place.entries().peek(List.of(stored)).await().getFirst();
        return seen instanceof Lookup.Missing ? ask() : seen;
    }

    private Lookup ask() {
        ticket = parts.ticket(place, view);
        return place.entries()
                .getOrLease(List.of(stored), token, parts.leaseMillis())
                .await()
                .getFirst();
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
                abandon();
            }
            parts.loads().end(List.of(stored));
        }
    }

    /** Answers whether the lease is over by that. */
    private boolean fill(@Nullable Versioned<V> loaded, long loadMillis) {
        var fill = parts.format().encode(place, loaded, loadMillis);
        if (fill.isEmpty()) {
            return false;
        }
        try {
            place.entries().fill(List.of(fill.get()), token).await().forEach(parts.counters()::countFill);
        } catch (NodeAwayException e) {
            // What was loaded is as good without the node.
        }
        return true;
    }

    private void abandon() {
        try {
            place.entries().abandon(List.of(stored), token).await();
        } catch (NodeAwayException e) {
            // A lease that is not given back runs out.
        }
    }

    private Optional<V> bypass() {
        return past(parts, key, loader);
    }

    /** The value of a key that the ring cannot give. */
    static <V> Optional<V> past(CacheParts<V> parts, String key, Loader<V> loader) {
        return value(parts.bypass(1, 1, () -> loader.load(key)));
    }

    private static <V> Optional<V> value(@Nullable Versioned<V> loaded) {
        return Optional.ofNullable(loaded).map(Versioned::value);
    }
}
