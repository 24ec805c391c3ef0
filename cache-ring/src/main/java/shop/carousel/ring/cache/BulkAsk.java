package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;

/** Asks many nodes for many keys: one pipelined round trip to each, all of them at once. */
final class BulkAsk<V> {

    /** A script stops its node for as long as it runs: so many keys take well under a millisecond. */
    private static final int KEYS_PER_COMMAND = 128;

    private final CacheParts<V> parts;
    private final String token;

    BulkAsk(CacheParts<V> parts, String token) {
        this.parts = parts;
        this.token = token;
    }

    private record Asked(List<Place> places, Call<List<Lookup>> answers) {}

    /**
     * Hands over the answer for each place, empty where the node is away. What is missing is asked for in a second
     * round trip.
     */
    void ask(Collection<Place> places, BiConsumer<Place, Optional<Lookup>> taker) {
        var missing = new ArrayList<Place>();
        look(places, (place, lookup) -> {
            if (lookup.isPresent() && lookup.get() instanceof Lookup.Missing) {
                missing.add(place);
            } else {
                taker.accept(place, lookup);
            }
        });
        ask(missing, this::lease, taker);
    }

    /** Hands over what is there, without a wish to load: {@link Lookup.Missing} where nothing is to be read. */
    void look(Collection<Place> places, BiConsumer<Place, Optional<Lookup>> taker) {
        ask(places, (seat, some) -> seat.entries().peek(Place.stored(some)), taker);
    }

    /** The same at once by script, which also says how much life is left of what is found. */
    void askForCopies(Collection<Place> places, BiConsumer<Place, Optional<Lookup>> taker) {
        ask(places, this::lease, taker);
    }

    private Call<List<Lookup>> lease(Seat seat, List<Place> places) {
        return seat.entries().getOrLease(Place.stored(places), token, parts.leaseMillis());
    }

    private void ask(
            Collection<Place> places,
            BiFunction<Seat, List<Place>, Call<List<Lookup>>> start,
            BiConsumer<Place, Optional<Lookup>> taker) {
        var asked = new ArrayList<Asked>();
        Place.bySeat(places, place -> place).forEach((seat, its) -> Place.parted(its, KEYS_PER_COMMAND)
                .forEach(some -> asked.add(new Asked(some, start.apply(seat, some)))));
        asked.forEach(each -> handOver(each, taker));
    }

    private static void handOver(Asked asked, BiConsumer<Place, Optional<Lookup>> taker) {
        var places = asked.places();
        var lookups = await(asked.answers());
        for (int i = 0; i < places.size(); i++) {
            taker.accept(places.get(i), i < lookups.size() ? Optional.of(lookups.get(i)) : Optional.empty());
        }
    }

    /** None when the node is away. */
    private static List<Lookup> await(Call<List<Lookup>> answers) {
        try {
            return answers.await();
        } catch (NodeAwayException e) {
            return List.of();
        }
    }
}
