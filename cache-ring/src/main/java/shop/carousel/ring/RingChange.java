package shop.carousel.ring;

import java.util.List;
import java.util.Map;

/** A change of the ring that a process may propose, see {@link CacheRing#propose}. */
public sealed interface RingChange {

    /**
     * The first change of all: the ring begins with the nodes of whoever was first.
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
     * The nodes that processes are configured with have changed. What is new there joins, what is gone leaves, what has
     * another address or weight gets it. What operators did besides stays as it is.
     */
    record Configure(List<RingNode> nodes) implements RingChange {

        public Configure {
            nodes = List.copyOf(nodes);
        }
    }

    /** A node comes in; its incarnation is given to it by the change. */
    record Join(RingNode node) implements RingChange {}

    /**
     * The lock ring of that epoch is on these nodes.
     *
     * @param epoch higher than that of the lock ring before
     */
    record LockRing(long epoch, List<RingNode> nodes) implements RingChange {

        public LockRing {
            nodes = List.copyOf(nodes);
        }
    }

    /** Processes use caches by these terms from now on. What others have declared before stays covered. */
    record Declare(Map<String, CacheTerms> caches) implements RingChange {

        public Declare {
            caches = Map.copyOf(caches);
        }
    }

    /** A node goes out. */
    record Leave(String node) implements RingChange {}

    /**
     * What a node has stored is not to be read any more.
     *
     * @param incarnation the one that ends; another one has ended it already when it is not the node's
     */
    record Reincarnate(String node, long incarnation) implements RingChange {}

    /** A node is somewhere else now. What is stored there is not to be read: it may be another server. */
    record Readdress(String node, String address) implements RingChange {}

    /** A node gets another share. */
    record Reweigh(String node, int weight) implements RingChange {}
}
