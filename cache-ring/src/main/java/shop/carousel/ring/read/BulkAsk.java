package shop.carousel.ring.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;
import shop.carousel.ring.view.RingMember;

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

    private record Asked(List<EntryLocation> locations, Call<List<Lookup>> answers) {}

    /**
     * Hands over the answer for each location, empty if the node is away. What is missing is asked for in a second
     * round trip.
     */
    void ask(Collection<EntryLocation> locations, BiConsumer<EntryLocation, Optional<Lookup>> taker) {
        var missing = new ArrayList<EntryLocation>();
        look(locations, (location, lookup) -> {
            if (lookup.isPresent() && lookup.get() instanceof Lookup.Missing) {
                missing.add(location);
            } else {
                taker.accept(location, lookup);
            }
        });
        ask(missing, this::lease, taker);
    }

    /** Hands over what is there, without a wish to load: {@link Lookup.Missing} where nothing is to be read. */
    void look(Collection<EntryLocation> locations, BiConsumer<EntryLocation, Optional<Lookup>> taker) {
        ask(locations, (member, some) -> member.entries().peek(EntryLocation.stored(some)), taker);
    }

    /** The same at once by script, which also says how much life is left of what is found. */
    void askForCopies(Collection<EntryLocation> locations, BiConsumer<EntryLocation, Optional<Lookup>> taker) {
        ask(locations, this::lease, taker);
    }

    private Call<List<Lookup>> lease(RingMember member, List<EntryLocation> locations) {
        return member.entries().getOrLease(EntryLocation.stored(locations), token, parts.leaseMillis());
    }

    private void ask(
            Collection<EntryLocation> locations,
            BiFunction<RingMember, List<EntryLocation>, Call<List<Lookup>>> start,
            BiConsumer<EntryLocation, Optional<Lookup>> taker) {
        var asked = new ArrayList<Asked>();
        EntryLocation.byMember(locations, location -> location)
                .forEach((member, its) -> EntryLocation.parted(its, KEYS_PER_COMMAND)
                        .forEach(some -> asked.add(new Asked(some, start.apply(member, some)))));
        asked.forEach(each -> handOver(each, taker));
    }

    private static void handOver(Asked asked, BiConsumer<EntryLocation, Optional<Lookup>> taker) {
        var locations = asked.locations();
        var lookups = await(asked.answers());
        for (int i = 0; i < locations.size(); i++) {
            taker.accept(locations.get(i), i < lookups.size() ? Optional.of(lookups.get(i)) : Optional.empty());
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
