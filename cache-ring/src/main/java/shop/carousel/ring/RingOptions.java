package shop.carousel.ring;

import java.util.List;

/**
 * What a ring is started with.
 *
 * @param nodes the nodes that hold entries, 1 to 256, in any order
 * @param lockNodes the nodes that hold locks and never evict; none means that there are no locks
 * @param client how to talk to each of them
 * @param placement how keys are placed on nodes; the same in every process
 * @param encryption the keys of encrypted caches
 * @param locks the limits of locks
 * @param zone where this process is: copies of entries there are read first
 * @param replicas on how many nodes entries are at least, whatever a cache declares; 1 to 3
 * @param membership how processes agree on the nodes
 * @param tuning what this deployment changes about the declarations of caches
 * @param observer is told what callers and nodes do
 */
public record RingOptions(
        List<RingNode> nodes,
        List<RingNode> lockNodes,
        NodeOptions client,
        PlacementAlgorithm placement,
        EncryptionKeys encryption,
        LockOptions locks,
        String zone,
        int replicas,
        MembershipOptions membership,
        CacheTuning tuning,
        RingObserver observer) {

    private static final String FIRST_ZONE = "z1";

    public RingOptions {
        nodes = List.copyOf(nodes);
        lockNodes = List.copyOf(lockNodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("A ring has at least one node");
        }
        Bounds.within("replicas", replicas, 1, 3);
        lockNodes.forEach(RingOptions::requireLocks);
    }

    /** A ring of these nodes, without locks, with the defaults of {@link NodeOptions}. */
    public static RingOptions of(List<RingNode> nodes) {
        return new RingOptions(
                nodes,
                List.of(),
                NodeOptions.DEFAULT,
                PlacementAlgorithm.SLOT_TABLE,
                EncryptionKeys.NONE,
                LockOptions.DEFAULT,
                FIRST_ZONE,
                1,
                MembershipOptions.DEFAULT,
                CacheTuning.NONE,
                RingObserver.NONE);
    }

    public RingOptions lockNodes(List<RingNode> lockNodes) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions client(NodeOptions client) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions placement(PlacementAlgorithm placement) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions encryption(EncryptionKeys encryption) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions locks(LockOptions locks) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions zone(String zone) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions replicas(int replicas) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions membership(MembershipOptions membership) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions tuning(CacheTuning tuning) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    public RingOptions observer(RingObserver observer) {
        return new RingOptions(
                nodes, lockNodes, client, placement, encryption, locks, zone, replicas, membership, tuning, observer);
    }

    private static void requireLocks(RingNode node) {
        if (node.kind() != NodeKind.REDIS) {
            throw new IllegalArgumentException("A lock node is REDIS, not " + node.kind() + ": " + node.name());
        }
    }
}
