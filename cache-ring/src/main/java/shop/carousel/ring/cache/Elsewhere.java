package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the other holders of a key answered to a caller who had found nothing at one of them.
 *
 * @param leased the places that wait for this caller's fill now, the first one included
 * @param copy the newest entry with some life left that any of them has; null when none has one
 * @param answers by place; a node that is away gave none
 */
record Elsewhere(List<Place> leased, @Nullable Lookup copy, Map<Place, Lookup> answers) {

    /** Asks all of them at once. */
    static Elsewhere ask(CacheParts<?> parts, Place first, List<Place> others, String token) {
        var answers = new LinkedHashMap<Place, Lookup>();
        new BulkAsk<>(parts, token)
                .askForCopies(others, (place, lookup) -> lookup.ifPresent(it -> answers.put(place, it)));
        return of(parts, first, answers);
    }

    static Elsewhere of(CacheParts<?> parts, Place first, Map<Place, Lookup> answers) {
        var leased = new ArrayList<Place>();
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
        return new Elsewhere(leased, copy, answers);
    }

    /** Whether another caller loads the key, by the word of the one who judges it. */
    boolean isBusy(Place judge) {
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
