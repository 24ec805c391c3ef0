package shop.carousel.ring.membership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.ChangeOutcome.Reason;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;

/**
 * What all processes agree on besides the nodes of entries.
 *
 * @param caches the terms of each cache that differ from {@link CacheTerms#DEFAULT}; they only ever grow
 */
public record Terms(LockRing locks, Map<String, CacheTerms> caches) {

    /** The most caches of which terms are kept. */
    public static final int MOST_CACHES = 256;

    public static final Terms NONE = new Terms(LockRing.NONE, Map.of());

    public Terms {
        caches = Map.copyOf(caches);
    }

    /**
     * Where locks are.
     *
     * @param epoch 0 before anybody has said
     * @param former nodes that were lock nodes before and are none any more, the latest first
     */
    public record LockRing(long epoch, List<RingNode> nodes, List<RingNode> former) {

        public static final LockRing NONE = new LockRing(0, List.of(), List.of());

        /** The most nodes that are remembered. */
        public static final int MOST_FORMER = 64;

        public LockRing {
            nodes = List.copyOf(nodes);
            former = List.copyOf(former);
        }

        /** Whether these are its nodes, in any order. */
        public boolean isOn(List<RingNode> others) {
            return places(nodes).equals(places(others));
        }

        private static List<String> places(List<RingNode> nodes) {
            return nodes.stream()
                    .map(node -> node.name() + ' ' + node.address() + ' ' + node.weight())
                    .sorted()
                    .toList();
        }

        private LockRing next(RingChange.LockRing change) {
            var left = new ArrayList<>(nodes);
            left.addAll(former);
            left.removeIf(node ->
                    change.nodes().stream().anyMatch(here -> here.address().equals(node.address())));
            return new LockRing(
                    change.epoch(),
                    change.nodes(),
                    left.stream().limit(MOST_FORMER).toList());
        }
    }

    /** Of a cache, whoever declared it. */
    public CacheTerms cache(String name) {
        return caches.getOrDefault(name, CacheTerms.DEFAULT);
    }

    /** Those of the wanted terms that are not covered yet. */
    Map<String, CacheTerms> missing(Map<String, CacheTerms> wanted) {
        var missing = new HashMap<String, CacheTerms>();
        wanted.forEach((name, terms) -> {
            if (!cache(name).cover(terms)) {
                missing.put(name, terms);
            }
        });
        return missing;
    }

    Optional<Reason> refusal(RingChange.LockRing change) {
        if (change.nodes().size() > RingState.MOST_NODES) {
            return Optional.of(Reason.TOO_MANY_NODES);
        }
        boolean news = change.epoch() > locks.epoch() && !change.nodes().isEmpty();
        return news ? Optional.empty() : Optional.of(Reason.NOTHING_TO_CHANGE);
    }

    Terms with(RingChange.LockRing change) {
        return new Terms(locks.next(change), caches);
    }

    Optional<Reason> refusal(RingChange.Declare change) {
        var missing = missing(change.caches());
        if (missing.isEmpty()) {
            return Optional.of(Reason.NOTHING_TO_CHANGE);
        }
        long more = missing.keySet().stream()
                .filter(name -> !caches.containsKey(name))
                .count();
        return caches.size() + more > MOST_CACHES ? Optional.of(Reason.TOO_MANY_CACHES) : Optional.empty();
    }

    Terms with(RingChange.Declare change) {
        var all = new HashMap<>(caches);
        missing(change.caches())
                .forEach((name, terms) -> all.put(name, cache(name).and(terms)));
        return new Terms(locks, all);
    }
}
