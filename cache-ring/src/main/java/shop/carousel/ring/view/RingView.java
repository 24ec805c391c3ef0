package shop.carousel.ring.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.membership.Agreed;

/**
 * A topology with the clients of its nodes: an immutable snapshot.
 *
 * @param members in the order of {@link Topology#nodes()}
 * @param formers the rings that held before and still matter, the latest first
 * @param earlier how keys were placed before that, or by them
 * @param zone the reader's own
 * @param agreements by what all processes use the caches
 * @param lease whether the snapshot is recent enough to be used for reading
 */
public record RingView(
        Topology topology,
        List<RingMember> members,
        List<FormerView> formers,
        List<EarlierView> earlier,
        String zone,
        BooleanSupplier lease,
        Agreements agreements) {

    public RingView {
        members = List.copyOf(members);
        formers = List.copyOf(formers);
        earlier = List.copyOf(earlier);
    }

    /**
     * The view of what was agreed.
     *
     * @param current whether it is recent enough to be used for reading
     * @param clients the client of each node
     */
    public static RingView of(
            Agreed agreed,
            MembershipOptions options,
            String zone,
            BooleanSupplier current,
            Agreements agreements,
            Function<RingNode, CacheNode> clients) {
        var stamp = Stamp.of(agreed.ring(), agreed.topology().epoch());
        Function<Topology, List<RingMember>> membersOf = topology -> topology.nodes().stream()
                .map(node -> clients.apply(node).member(node, stamp))
                .toList();
        long now = System.nanoTime();
        var formers = agreed.formers().stream()
                .filter(former -> now - former.endNanos() < options.formerKept().toNanos())
                .map(former -> new FormerView(
                        former.topology(),
                        membersOf.apply(former.topology()),
                        former.endNanos(),
                        options.migrationWindow().toNanos(),
                        options.formerKept().toNanos()))
                .toList();
        var members = membersOf.apply(agreed.topology());
        var earlier = agreed.placements().stream()
                .map(former -> EarlierView.of(
                        former, agreed.topology(), members, options.formerKept().toNanos()))
                .toList();
        return new RingView(agreed.topology(), members, formers, earlier, zone, current, agreements);
    }

    /** Where a key of a cache is. */
    public Route route(CacheSpec<?> declared, String key) {
        return routeBy(agreements.reading(declared), key);
    }

    private Route routeBy(CacheSpec<?> spec, String key) {
        boolean plain = formers.isEmpty()
                && spec.replicas() == 1
                && spec.hotCopies() == 1
                && spec.whenAway() == CacheSpec.WhenAway.BYPASS;
        var route = plain
                ? Route.simple(EntryLocation.at(members.get(topology.placement().owner(key)), spec.name(), key))
                : new Routing(this, spec, key, System.nanoTime()).route();
        return isCurrent() ? route : route.unreadable();
    }

    /** Who has to hear that a row has changed. */
    public List<EntryLocation> told(CacheSpec<?> declared, String key) {
        var spec = agreements.telling(declared);
        var told = routeBy(spec, key).told();
        if (earlier.isEmpty()) {
            return told;
        }
        long now = System.nanoTime();
        var all = new ArrayList<>(told);
        for (var placement : earlier) {
            placement.locations(spec, key, now).forEach(location -> Route.add(all, location));
        }
        return all;
    }

    /** Where a key is that is read very often. */
    public Route hotRoute(CacheSpec<?> spec, String key) {
        var route = new Routing(this, agreements.reading(spec), key, System.nanoTime()).hotRoute();
        return isCurrent() ? route : route.unreadable();
    }

    /** Whether it is recent enough to be used for reading. */
    public boolean isCurrent() {
        return lease.getAsBoolean();
    }

    /** Whether entries are still looked for at former owners. */
    public boolean isMigrating() {
        long now = System.nanoTime();
        return formers.stream()
                .anyMatch(former -> former.isRead(now) && !former.topology().isPlacedAs(topology));
    }

    /** Whether a node is here in another incarnation, so that what a member stored is not to be read. */
    boolean isSuperseded(RingMember member) {
        return topology.nodes().stream()
                .anyMatch(node -> node.name().equals(member.node().name())
                        && node.incarnation() != member.node().incarnation());
    }
}
