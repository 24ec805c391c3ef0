package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheSpec.WhenAway;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.HashRing;

/** Finds the places of one key. */
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
        var copy = leastBusy(copies(view.topology(), view.seats()));
        var readable = new ArrayList<Place>();
        readable.add(copy);
        route.readable().forEach(place -> Route.add(readable, place));
        var holders = new ArrayList<>(route.holders());
        Route.add(holders, copy);
        return new Route(readable, holders, route.judge(), route.told());
    }

    /** Begins anywhere, so that nodes that are equally busy are asked equally often. */
    private static Place leastBusy(List<Place> copies) {
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
    private List<Place> copies(Topology topology, List<Seat> seats) {
        var copies = new ArrayList<Place>();
        for (int node : topology.placement().ranking(key)) {
            if (copies.size() < spec.hotCopies()) {
                copies.add(Place.at(seats.get(node), spec.name(), key));
            }
        }
        return copies;
    }

    Route route() {
        var owners = places(view.topology(), view.seats());
        for (var former : view.formers()) {
            var before = former.isRead(now) ? readable(former) : List.<Place>of();
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
    private Route route(List<Place> owners, List<Place> read, List<Place> before) {
        var holders = new ArrayList<>(read);
        before.forEach(place -> Route.add(holders, place));
        var readable = new ArrayList<>(inZoneFirst(read));
        var gutter = gutter(owners);
        Route.add(readable, gutter);
        var judge = before.isEmpty() ? read.getFirst() : before.getFirst();
        return new Route(readable, holders, judge, told(owners, gutter));
    }

    private List<Place> places(Topology topology, List<Seat> seats) {
        var places = new ArrayList<Place>();
        for (int node : topology.ownerIndexes(key, spec.replicas())) {
            places.add(Place.at(seats.get(node), spec.name(), key));
        }
        return places;
    }

    /** Those former places of which nothing is known that speaks against reading them. */
    private List<Place> readable(FormerView former) {
        return places(former.topology(), former.seats()).stream()
                .filter(place -> !view.isSuperseded(place.seat()))
                .toList();
    }

    private List<Place> inZoneFirst(List<Place> owners) {
        var own = owners.stream()
                .filter(place -> place.seat().node().zone().equals(view.zone()))
                .findFirst();
        if (own.isEmpty() || own.get() == owners.getFirst()) {
            return owners;
        }
        var sorted = new ArrayList<Place>();
        sorted.add(own.get());
        owners.forEach(place -> Route.add(sorted, place));
        return sorted;
    }

    /** The next node after the owners. */
    private @Nullable Place gutter(List<Place> owners) {
        if (spec.whenAway() != WhenAway.GUTTER) {
            return null;
        }
        for (int node : view.topology().placement().ranking(key)) {
            var place = Place.at(view.seats().get(node), spec.name(), key);
            if (owners.stream().noneMatch(owner -> owner.isSame(place))) {
                return place.asGutter();
            }
        }
        return null;
    }

    private List<Place> told(List<Place> owners, @Nullable Place gutter) {
        var told = new ArrayList<>(owners);
        Route.add(told, gutter);
        tellCopies(told, view.topology(), view.seats());
        for (var former : view.formers()) {
            if (former.isTold(now)) {
                places(former.topology(), former.seats()).forEach(place -> Route.add(told, place));
                tellCopies(told, former.topology(), former.seats());
            }
        }
        return told;
    }

    /** The writer does not know which keys its readers find hot. */
    private void tellCopies(List<Place> told, Topology topology, List<Seat> seats) {
        if (spec.hotCopies() > 1) {
            copies(topology, seats).forEach(place -> Route.add(told, place));
        }
    }
}
