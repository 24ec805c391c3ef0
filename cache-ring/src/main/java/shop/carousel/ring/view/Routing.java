package shop.carousel.ring.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheSpec.WhenAway;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.HashRing;

/** Finds the locations of one key. */
record Routing(RingView view, CacheSpec<?> spec, String key, long now) {

    /*
     * Who is asked for what. While a slot moves, its former first owner judges who loads, because whoever has not cut
     * over yet knows no other; later its first owner does. The first owner in the reader's zone is read. Everybody who
     * has, may have or may get a copy is told.
     */

    /**
     * The route of a hot key: of those who may have a copy, the one with the fewest requests under way is asked first.
     */
    Route hotRoute() {
        var route = route();
        if (view.isMigrating()) {
            return route;
        }
        var copy = leastBusy(copies(view.topology(), view.members()));
        var readable = new ArrayList<EntryLocation>();
        readable.add(copy);
        route.readable().forEach(location -> Route.add(readable, location));
        var holders = new ArrayList<>(route.holders());
        Route.add(holders, copy);
        return new Route(readable, holders, route.judge(), route.told());
    }

    /** Begins anywhere, so that nodes that are equally busy are asked equally often. */
    private static EntryLocation leastBusy(List<EntryLocation> copies) {
        int first = ThreadLocalRandom.current().nextInt(copies.size());
        var best = copies.get(first);
        for (int i = 1; i < copies.size(); i++) {
            var next = copies.get((first + i) % copies.size());
            if (next.waiting() < best.waiting()) {
                best = next;
            }
        }
        return best;
    }

    /** Those who may have a copy while a key is hot, its owners among them. */
    private List<EntryLocation> copies(Topology topology, List<RingMember> members) {
        var copies = new ArrayList<EntryLocation>();
        for (int node : topology.placement().ranking(key)) {
            if (copies.size() < spec.hotCopies()) {
                copies.add(EntryLocation.at(members.get(node), spec.name(), key));
            }
        }
        return copies;
    }

    Route route() {
        var owners = locations(view.topology(), view.members());
        for (var former : view.formers()) {
            var before = former.isRead(now) ? readable(former) : List.<EntryLocation>of();
            if (!before.isEmpty() && !before.getFirst().isSame(owners.getFirst())) {
                boolean cutOver = former.isCutOver(HashRing.slot(key), now);
                return cutOver ? route(owners, owners, before) : route(owners, before, List.of());
            }
        }
        return route(owners, owners, List.of());
    }

    /**
     * @param read who is asked first
     * @param before who may have the entry still
     */
    private Route route(List<EntryLocation> owners, List<EntryLocation> read, List<EntryLocation> before) {
        var holders = new ArrayList<>(read);
        before.forEach(location -> Route.add(holders, location));
        var readable = new ArrayList<>(inZoneFirst(read));
        var gutter = gutter(owners);
        Route.add(readable, gutter);
        var judge = before.isEmpty() ? read.getFirst() : before.getFirst();
        return new Route(readable, holders, judge, told(owners, gutter));
    }

    private List<EntryLocation> locations(Topology topology, List<RingMember> members) {
        var locations = new ArrayList<EntryLocation>();
        for (int node : topology.ownerIndexes(key, spec.replicas())) {
            locations.add(EntryLocation.at(members.get(node), spec.name(), key));
        }
        return locations;
    }

    /** Those former locations of which nothing is known that speaks against reading them. */
    private List<EntryLocation> readable(FormerView former) {
        return locations(former.topology(), former.members()).stream()
                .filter(location -> !view.isSuperseded(location.member()))
                .toList();
    }

    private List<EntryLocation> inZoneFirst(List<EntryLocation> owners) {
        var own = owners.stream()
                .filter(location -> location.member().node().zone().equals(view.zone()))
                .findFirst();
        if (own.isEmpty() || own.get() == owners.getFirst()) {
            return owners;
        }
        var sorted = new ArrayList<EntryLocation>();
        sorted.add(own.get());
        owners.forEach(location -> Route.add(sorted, location));
        return sorted;
    }

    /** The next node after the owners. */
    private @Nullable EntryLocation gutter(List<EntryLocation> owners) {
        if (spec.whenAway() != WhenAway.GUTTER) {
            return null;
        }
        for (int node : view.topology().placement().ranking(key)) {
            var location = EntryLocation.at(view.members().get(node), spec.name(), key);
            if (owners.stream().noneMatch(owner -> owner.isSame(location))) {
                return location.asGutter();
            }
        }
        return null;
    }

    private List<EntryLocation> told(List<EntryLocation> owners, @Nullable EntryLocation gutter) {
        var told = new ArrayList<>(owners);
        Route.add(told, gutter);
        tellCopies(told, view.topology(), view.members());
        for (var former : view.formers()) {
            if (former.isTold(now)) {
                locations(former.topology(), former.members()).forEach(location -> Route.add(told, location));
                tellCopies(told, former.topology(), former.members());
            }
        }
        return told;
    }

    /** The writer does not know which keys its readers find hot. */
    private void tellCopies(List<EntryLocation> told, Topology topology, List<RingMember> members) {
        if (spec.hotCopies() > 1) {
            copies(topology, members).forEach(location -> Route.add(told, location));
        }
    }
}
