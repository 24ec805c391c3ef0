package shop.carousel.ring.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The locations of a key, as one process sees them at one moment.
 *
 * @param readable to be asked for the entry, one after the other as long as none answers; none when this process's view
 *     is too old
 * @param holders who must have the entry, or may still have it from before: whoever misses it at one of them asks the
 *     others
 * @param judge the holder that says who loads a key that none of them has
 * @param told who has to hear that the row has changed, as far as who reads it looks; see {@link RingView#told}
 */
public record Route(
        List<EntryLocation> readable, List<EntryLocation> holders, EntryLocation judge, List<EntryLocation> told) {

    /** How long an entry lasts where it only stands in. */
    static final long GUTTER_MILLIS = 10_000;

    /** Of a key that is in one location. */
    static Route simple(EntryLocation location) {
        var only = List.of(location);
        return new Route(only, only, location, only);
    }

    /** Of a key that may not be read at the moment. */
    Route unreadable() {
        return new Route(List.of(), holders, judge, told);
    }

    /** The holders besides one of them; none when it is not a holder but stands in for them. */
    public List<EntryLocation> besides(EntryLocation location) {
        if (holders.size() == 1) {
            return List.of();
        }
        var others = new ArrayList<>(holders);
        return others.removeIf(each -> each.isSame(location)) ? others : List.of();
    }

    static void add(List<EntryLocation> locations, @Nullable EntryLocation more) {
        if (more != null && locations.stream().noneMatch(each -> each.isSame(more))) {
            locations.add(more);
        }
    }
}
