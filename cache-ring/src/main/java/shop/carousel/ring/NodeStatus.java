package shop.carousel.ring;

import org.jspecify.annotations.Nullable;

/**
 * A node as the console shows it.
 *
 * @param id the node's stable name
 * @param incarnation rises whenever what the node holds is given up
 * @param share which part of the ring it owns, 0 to 1
 * @param keys how many keys it holds, by its own word; null when it does not answer
 * @param hitRatio hits among this process' reads of this node since start, 0 to 1; 0 before the first read
 * @param opsPerSecond commands a second from all processes, by the node's own word; null when it does not answer
 * @param bytes of memory that it uses for what it holds, by its own word; null when it does not answer
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
