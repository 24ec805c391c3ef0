package shop.carousel.ring.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;

/** Ends many leases: by filling what was loaded, or unfilled. */
final class BulkFill<V> {

    private static final int FILLS_PER_COMMAND = 64;

    private final CacheParts<V> parts;
    private final String token;

    BulkFill(CacheParts<V> parts, String token) {
        this.parts = parts;
        this.token = token;
    }

    private record Filling(EntryLocation location, Fill fill) {}

    void fill(Collection<EntryLocation> leased, Map<String, Versioned<V>> loaded, long loadMillis) {
        var unfilled = new LinkedHashSet<>(leased);
        var fillings = new ArrayList<Filling>();
        for (var location : leased) {
            parts.format()
                    .encode(location.stored(), location.key(), loaded.get(location.key()), loadMillis)
                    .ifPresent(fill -> {
                        fillings.add(new Filling(location, location.fitted(fill)));
                        unfilled.remove(location);
                    });
        }
        var calls = start(fillings);
        abandon(unfilled);
        calls.forEach(call -> count(call::await));
    }

    /** Stores in some locations what was found in another. */
    void copy(List<EntryLocation> leased, Lookup found) {
        parts.format()
                .copy(leased.getFirst().stored(), found)
                .ifPresentOrElse(fill -> store(leased, fill), () -> abandon(leased));
    }

    void abandon(Collection<EntryLocation> leased) {
        var calls = new ArrayList<Call<Long>>();
        EntryLocation.byMember(leased, location -> location)
                .forEach((member, locations) ->
                        calls.add(member.entries().abandon(EntryLocation.stored(locations), token)));
        calls.forEach(BulkFill::await);
    }

    /** Stores one entry in all its locations whose leases the caller has. */
    void store(List<EntryLocation> leased, Fill fill) {
        if (leased.size() == 1) {
            var location = leased.getFirst();
            count(() -> List.of(location.entries().fill(location.fitted(fill), token)));
            return;
        }
        var calls = leased.stream()
                .map(location -> location.entries().fill(List.of(location.fitted(fill)), token))
                .toList();
        calls.forEach(call -> count(call::await));
    }

    private static void await(Call<Long> call) {
        try {
            call.await();
        } catch (NodeAwayException e) {
            // A lease that is not given back runs out.
        }
    }

    private List<Call<List<Fill.Outcome>>> start(List<Filling> fillings) {
        var calls = new ArrayList<Call<List<Fill.Outcome>>>();
        EntryLocation.byMember(fillings, Filling::location)
                .forEach((member, its) -> EntryLocation.parted(its, FILLS_PER_COMMAND)
                        .forEach(some -> calls.add(member.entries()
                                .fill(some.stream().map(Filling::fill).toList(), token))));
        return calls;
    }

    private void count(Supplier<List<Fill.Outcome>> outcomes) {
        try {
            outcomes.get().forEach(parts.counters()::countFill);
        } catch (NodeAwayException e) {
            // What was loaded is as good without the node.
        }
    }
}
