package shop.carousel.ring;

import java.util.List;
import java.util.Map;

/** A change of the ring that a process may propose, see {@link CacheRing#propose}. */
public sealed interface RingChange {

    /**
     * The first change of all: the ring begins with the nodes of the first process.
     *
     * @param ring names this life of the ring on its nodes: never the name of an earlier life
     * @param incarnation of all its nodes: higher than any of an earlier life
     */
    record Genesis(String ring, long incarnation, List<RingNode> nodes) implements RingChange {

        public Genesis {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * The configured nodes have changed. New ones join, missing ones leave, and others get their new address or weight.
     * Changes by operators stay.
     */
    record Configure(List<RingNode> nodes) implements RingChange {

        public Configure {
            nodes = List.copyOf(nodes);
        }
    }

    /** A node joins; the change assigns its incarnation. */
    record Join(RingNode node) implements RingChange {}

    /**
     * The lock ring of an epoch has these nodes.
     *
     * @param epoch higher than that of the lock ring before
     */
    record LockRing(long epoch, List<RingNode> nodes) implements RingChange {

        public LockRing {
            nodes = List.copyOf(nodes);
        }
    }

    /** Caches have these terms from now on. Earlier declarations of others stay covered. */
    record Declare(Map<String, CacheTerms> caches) implements RingChange {

        public Declare {
            caches = Map.copyOf(caches);
        }
    }

    /** A node leaves. */
    record Leave(String node) implements RingChange {}

    /**
     * Entries that a node has stored must not be read any more.
     *
     * @param incarnation the one that ends; if it is not the node's present one, it has ended already
     */
    record Reincarnate(String node, long incarnation) implements RingChange {}

    /** A node has another address. Entries stored there must not be read: it may be another server. */
    record Readdress(String node, String address) implements RingChange {}

    /** A node gets another weight. */
    record Reweigh(String node, int weight) implements RingChange {}
}
