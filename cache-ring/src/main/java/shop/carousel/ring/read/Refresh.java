package shop.carousel.ring.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import shop.carousel.ring.BulkLoader;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.view.EntryLocation;

/**
 * Loads values again that are there. Each is leased first, as for a miss, so that one caller on the whole ring does it.
 * A load that fails leaves its leases to run out: the next try is no sooner than that.
 */
final class Refresh<V> {

    private static final int KEYS_PER_COMMAND = 128;

    private final CacheParts<V> parts;
    private final BulkLoader<V> loader;
    private final String token;

    private Refresh(CacheParts<V> parts, BulkLoader<V> loader) {
        this.parts = parts;
        this.loader = loader;
        this.token = parts.tokens().next();
    }

    /** Begins in the background. */
    static <V> void start(CacheParts<V> parts, List<DueRefresh> due, BulkLoader<V> loader) {
        if (!due.isEmpty()) {
            parts.refreshes().start(due, its -> new Refresh<>(parts, loader).run(its));
        }
    }

    private void run(List<DueRefresh> due) {
        var leased = lease(due);
        if (leased.isEmpty()) {
            return;
        }
        var stored = EntryLocation.stored(leased);
        parts.loads().begin(stored);
        try {
            var keys = new LinkedHashSet<String>();
            leased.forEach(location -> keys.add(location.key()));
            parts.counters().refreshes.add(keys.size());
            var watch = Stopwatch.start();
            var loaded = parts.load(keys.size(), () -> loader.load(Collections.unmodifiableSet(keys)));
            new BulkFill<>(parts, token)
                    .fill(leased, Objects.requireNonNull(loaded, "A bulk loader answered null"), watch.millis());
        } finally {
            parts.loads().end(stored);
        }
    }

    private record Asked(List<DueRefresh> due, Call<List<Boolean>> granted) {}

    private List<EntryLocation> lease(List<DueRefresh> all) {
        var asked = new ArrayList<Asked>();
        EntryLocation.byMember(all, DueRefresh::location)
                .forEach((member, its) -> EntryLocation.parted(its, KEYS_PER_COMMAND)
                        .forEach(some -> asked.add(new Asked(
                                some, member.entries().leaseAgain(entries(some), token, parts.leaseMillis())))));
        return asked.stream().flatMap(each -> granted(each).stream()).toList();
    }

    private static List<StaleEntry> entries(List<DueRefresh> due) {
        return due.stream().map(DueRefresh::entry).toList();
    }

    private static List<EntryLocation> granted(Asked asked) {
        try {
            var granted = asked.granted().await();
            var locations = new ArrayList<EntryLocation>();
            for (int i = 0; i < granted.size(); i++) {
                if (granted.get(i)) {
                    locations.add(asked.due().get(i).location());
                }
            }
            return locations;
        } catch (NodeAwayException e) {
            return List.of();
        }
    }
}
