package shop.carousel.ring;

/**
 * Maps keys to nodes, by their index in {@link Topology#nodes()}. A pure function of the nodes' names and weights.
 * Immutable.
 */
public interface Placement {

    /** The name that the console shows. */
    String name();

    /** The node that owns a key. Allocates nothing. */
    int owner(String key);

    /** All nodes in the order in which they would own the key, its owner first. */
    int[] ranking(String key);

    /** The share of the ring that a node owns, 0 to 1. */
    double share(int node);
}
