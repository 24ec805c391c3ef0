package shop.carousel.ring.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.view.EntryLocation;

/**
 * What the other holders of a key answered to a caller who had found nothing at one of them.
 *
 * @param leased the locations that wait for this caller's fill now, the first one included
 * @param copy the newest entry with some life left that any of them has; null when none has one
 * @param answers by location; a node that is away gave none
 */
record OtherHolders(List<EntryLocation> leased, @Nullable Lookup copy, Map<EntryLocation, Lookup> answers) {

    /** Asks all of them at once. */
    static OtherHolders ask(CacheParts<?> parts, EntryLocation first, List<EntryLocation> others, String token) {
        var answers = new LinkedHashMap<EntryLocation, Lookup>();
        new BulkAsk<>(parts, token)
                .askForCopies(others, (location, lookup) -> lookup.ifPresent(it -> answers.put(location, it)));
        return of(parts, first, answers);
    }

    static OtherHolders of(CacheParts<?> parts, EntryLocation first, Map<EntryLocation, Lookup> answers) {
        var leased = new ArrayList<EntryLocation>();
        leased.add(first);
        Lookup copy = null;
        for (var answer : answers.entrySet()) {
            var lookup = answer.getValue();
            if (lookup instanceof Lookup.Leased) {
                leased.add(answer.getKey());
            }
            if (parts.format().left(lookup) > 0) {
                copy = newer(copy, lookup);
            }
        }
        return new OtherHolders(leased, copy, answers);
    }

    /** Whether another caller loads the key, by the word of the one who judges it. */
    boolean isBusy(EntryLocation judge) {
        return answers.entrySet().stream()
                .anyMatch(answer -> answer.getKey().isSame(judge) && answer.getValue() instanceof Lookup.Busy);
    }

    private static @Nullable Lookup newer(@Nullable Lookup known, Lookup found) {
        return switch (found) {
            case Lookup.Value value ->
                known instanceof Lookup.Value other && other.version() >= value.version() ? known : value;
            case Lookup.Absent absent -> known == null ? absent : known;
            case Lookup.Missing ignored -> known;
            case Lookup.Leased ignored -> known;
            case Lookup.Busy ignored -> known;
            case Lookup.Unreadable ignored -> known;
        };
    }
}
