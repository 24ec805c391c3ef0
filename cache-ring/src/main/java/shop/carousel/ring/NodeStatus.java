package shop.carousel.ring;

import org.jspecify.annotations.Nullable;

/**
 * A node as the console shows it.
 *
 * @param id the node's stable name
 * @param incarnation rises whenever the node's entries are given up
 * @param share the share of the ring that it owns, 0 to 1
 * @param keys the number of keys that it reports; null when it does not answer
 * @param hitRatio the share of hits among this process's reads of this node since start, 0 to 1; 0 before the first
 *     read
 * @param opsPerSecond commands a second from all processes, as the node reports; null when it does not answer
 * @param bytes of memory that it reports as used; null when it does not answer
 */
public record NodeStatus(
        String id,
        String address,
        int weight,
        String zone,
        long incarnation,
        NodeState state,
        double share,
        @Nullable Long keys,
        double hitRatio,
        @Nullable Long opsPerSecond,
        @Nullable Long bytes) {}
