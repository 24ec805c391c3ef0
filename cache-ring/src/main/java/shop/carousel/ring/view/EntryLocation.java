package shop.carousel.ring.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.StoredKey;

/**
 * Where a key's entry is.
 *
 * @param isGutter whether it only stands in for locations that do not answer
 */
public record EntryLocation(String key, RingMember member, StoredKey stored, boolean isGutter) {

    static EntryLocation at(RingMember member, String cache, String key) {
        return new EntryLocation(key, member, member.storedKey(cache, key), false);
    }

    EntryLocation asGutter() {
        return new EntryLocation(key, member, stored, true);
    }

    /** Whether this is the same server, and the same entry there. */
    public boolean isSame(EntryLocation other) {
        return member.client() == other.member.client() && stored.equals(other.stored);
    }

    /** The member's own would be that of everything a node is known by, at each step of a read. */
    @Override
    public int hashCode() {
        return stored.hashCode();
    }

    /** How many requests of this process are under way there; very many when it is away. */
    int waiting() {
        var link = member.client().client();
        return link.isUp() ? link.waiting() : Integer.MAX_VALUE;
    }

    /** An entry as it is stored here: gone sooner where it only stands in. */
    public Fill fitted(Fill fill) {
        var its = fill.at(stored);
        return isGutter ? its.atMost(Route.GUTTER_MILLIS) : its;
    }

    public Entries entries() {
        return member.entries();
    }

    public static List<StoredKey> stored(Collection<EntryLocation> locations) {
        var stored = new ArrayList<StoredKey>(locations.size());
        locations.forEach(location -> stored.add(location.stored()));
        return stored;
    }

    public static <T> Map<RingMember, List<T>> byMember(Collection<T> all, Function<T, EntryLocation> location) {
        var byMember = new IdentityHashMap<RingMember, List<T>>();
        all.forEach(each -> byMember.computeIfAbsent(location.apply(each).member(), ignored -> new ArrayList<>())
                .add(each));
        return byMember;
    }

    /** Parts of that size at most, so that no command stops its node for long. */
    public static <T> List<List<T>> parted(List<T> all, int most) {
        var parts = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += most) {
            parts.add(all.subList(i, Math.min(all.size(), i + most)));
        }
        return parts;
    }
}
