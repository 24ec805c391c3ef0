package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheSpec.WhenAway;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.HashRing;

/** Finds the places of one key. */
record Routing(RingView view, CacheSpec<?> spec, String key, long now) {

    /*
     * Who is asked for what. While a slot moves, its former first owner judges who loads, because whoever has not cut over yet knows no other;
     * later its first owner does. The first owner in the reader's zone is read. Everybody who has, may have or may get a copy is told.
     */

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
        for (var former : view.formers()) {
            if (former.isTold(now)) {
                places(former.topology(), former.seats()).forEach(place -> Route.add(told, place));
            }
        }
        return told;
    }
}
