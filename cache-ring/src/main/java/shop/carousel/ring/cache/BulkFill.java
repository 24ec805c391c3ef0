package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;

/** Ends many leases: by filling what was loaded, or unfilled. */
final class BulkFill<V> {

    private static final int FILLS_PER_COMMAND = 64;

    private final CacheParts<V> parts;
    private final String token;

    BulkFill(CacheParts<V> parts, String token) {
        this.parts = parts;
        this.token = token;
    }

    private record Filling(Place place, Fill fill) {}

    void fill(Collection<Place> leased, Map<String, Versioned<V>> loaded, long loadMillis) {
        var unfilled = new LinkedHashSet<>(leased);
        var fillings = new ArrayList<Filling>();
        for (var place : leased) {
            parts.format().encode(place, loaded.get(place.key()), loadMillis).ifPresent(fill -> {
                fillings.add(new Filling(place, place.fitted(fill)));
                unfilled.remove(place);
            });
        }
        var calls = start(fillings);
        abandon(unfilled);
        calls.forEach(call -> count(call::await));
    }

    /** Stores in some places what was found in another. */
    void copy(List<Place> leased, Lookup found) {
        parts.format()
                .copy(leased.getFirst(), found)
                .ifPresentOrElse(fill -> store(leased, fill), () -> abandon(leased));
    }

    void abandon(Collection<Place> leased) {
        var calls = new ArrayList<Call<Long>>();
        Place.bySeat(leased, place -> place)
                .forEach((seat, places) -> calls.add(seat.entries().abandon(Place.stored(places), token)));
        calls.forEach(BulkFill::await);
    }

    /** Stores one entry in all its places whose leases the caller has. */
    void store(List<Place> leased, Fill fill) {
        if (leased.size() == 1) {
            var place = leased.getFirst();
            count(() -> List.of(place.entries().fill(place.fitted(fill), token)));
            return;
        }
        var calls = leased.stream()
                .map(place -> place.entries().fill(List.of(place.fitted(fill)), token))
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
        Place.bySeat(fillings, Filling::place).forEach((seat, its) -> Place.parted(its, FILLS_PER_COMMAND)
                .forEach(some -> calls.add(
                        seat.entries().fill(some.stream().map(Filling::fill).toList(), token))));
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
