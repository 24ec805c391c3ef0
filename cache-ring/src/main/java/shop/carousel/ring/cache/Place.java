package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a key's entry is.
 *
 * @param isGutter whether it only stands in for places that do not answer
 */
record Place(String key, Seat seat, StoredKey stored, boolean isGutter) {

    static Place at(Seat seat, String cache, String key) {
        return new Place(key, seat, seat.storedKey(cache, key), false);
    }

    Place asGutter() {
        return new Place(key, seat, stored, true);
    }

    /** Whether this is the same server, and the same entry there. */
    boolean isSame(Place other) {
        return seat.client() == other.seat.client() && stored.equals(other.stored);
    }

    /** The seat's own would be that of everything a node is known by, at each step of a read. */
    @Override
    public int hashCode() {
        return stored.hashCode();
    }

    /** How many requests of this process are under way there; very many when it is away. */
    int waiting() {
        var link = seat.client().client();
        return link.isUp() ? link.waiting() : Integer.MAX_VALUE;
    }

    /** An entry as it is stored here: gone sooner where it only stands in. */
    Fill fitted(Fill fill) {
        var its = fill.at(stored);
        return isGutter ? its.atMost(Route.GUTTER_MILLIS) : its;
    }

    Entries entries() {
        return seat.entries();
    }

    static List<StoredKey> stored(Collection<Place> places) {
        var stored = new ArrayList<StoredKey>(places.size());
        places.forEach(place -> stored.add(place.stored()));
        return stored;
    }

    static <T> Map<Seat, List<T>> bySeat(Collection<T> all, Function<T, Place> place) {
        var bySeat = new IdentityHashMap<Seat, List<T>>();
        all.forEach(each -> bySeat.computeIfAbsent(place.apply(each).seat(), ignored -> new ArrayList<>())
                .add(each));
        return bySeat;
    }

    /** Parts of that size at most, so that no command stops its node for long. */
    static <T> List<List<T>> parted(List<T> all, int most) {
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += most) {
            parts.add(all.subList(i, Math.min(all.size(), i + most)));
        }
        return parts;
    }
}
