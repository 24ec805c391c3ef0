package shop.carousel.ring;

import java.util.List;
import java.util.function.Consumer;

/**
 * The options of a ring.
 *
 * @param nodes the nodes that hold entries, 1 to 256, in any order
 * @param lockNodes the nodes that hold locks and never evict; none means that there are no locks
 * @param formerLockNodes nodes that held locks before, needed until every process knows the present ones: they are told
 *     that they hold none any more. A membership log knows them by itself
 * @param client the settings of connections to each of them
 * @param placement how keys are placed on nodes; the same in every process
 * @param encryption the keys of encrypted caches
 * @param locks the limits of locks
 * @param zone this process's zone: copies of entries there are read first
 * @param replicas the number of nodes that hold an entry, at least, whatever a cache declares; 1 to 3
 * @param membership how processes agree on the nodes
 * @param tuning this deployment's changes to the declarations of caches
 * @param observer observes callers and nodes
 */
public record RingOptions(
        List<RingNode> nodes,
        List<RingNode> lockNodes,
        List<RingNode> formerLockNodes,
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
        formerLockNodes = List.copyOf(formerLockNodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("A ring has at least one node");
        }
        Bounds.within("replicas", replicas, 1, 3);
        lockNodes.forEach(RingOptions::requireLocks);
        formerLockNodes.forEach(RingOptions::requireLocks);
        if (client.tls() != null) {
            nodes.forEach(RingOptions::requireTls);
        }
    }

    /** A ring of these nodes, without locks, with the defaults of {@link NodeOptions}. */
    public static RingOptions of(List<RingNode> nodes) {
        return new RingOptions(
                nodes,
                List.of(),
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
        return with(draft -> draft.lockNodes = lockNodes);
    }

    public RingOptions formerLockNodes(List<RingNode> formerLockNodes) {
        return with(draft -> draft.formerLockNodes = formerLockNodes);
    }

    public RingOptions client(NodeOptions client) {
        return with(draft -> draft.client = client);
    }

    public RingOptions placement(PlacementAlgorithm placement) {
        return with(draft -> draft.placement = placement);
    }

    public RingOptions encryption(EncryptionKeys encryption) {
        return with(draft -> draft.encryption = encryption);
    }

    public RingOptions locks(LockOptions locks) {
        return with(draft -> draft.locks = locks);
    }

    public RingOptions zone(String zone) {
        return with(draft -> draft.zone = zone);
    }

    public RingOptions replicas(int replicas) {
        return with(draft -> draft.replicas = replicas);
    }

    public RingOptions membership(MembershipOptions membership) {
        return with(draft -> draft.membership = membership);
    }

    public RingOptions tuning(CacheTuning tuning) {
        return with(draft -> draft.tuning = tuning);
    }

    public RingOptions observer(RingObserver observer) {
        return with(draft -> draft.observer = observer);
    }

    private RingOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    private static void requireLocks(RingNode node) {
        if (node.kind() != NodeKind.REDIS) {
            throw new IllegalArgumentException("A lock node is REDIS, not " + node.kind() + ": " + node.name());
        }
    }

    private static void requireTls(RingNode node) {
        if (node.kind() != NodeKind.REDIS) {
            throw new IllegalArgumentException(
                    "Only a REDIS node is spoken to over TLS, not a node of " + node.kind() + ": " + node.name());
        }
    }

    /** The same, while one of them changes. */
    private static final class Draft {

        private final List<RingNode> nodes;
        private List<RingNode> lockNodes;
        private List<RingNode> formerLockNodes;
        private NodeOptions client;
        private PlacementAlgorithm placement;
        private EncryptionKeys encryption;
        private LockOptions locks;
        private String zone;
        private int replicas;
        private MembershipOptions membership;
        private CacheTuning tuning;
        private RingObserver observer;

        Draft(RingOptions from) {
            nodes = from.nodes;
            lockNodes = from.lockNodes;
            formerLockNodes = from.formerLockNodes;
            client = from.client;
            placement = from.placement;
            encryption = from.encryption;
            locks = from.locks;
            zone = from.zone;
            replicas = from.replicas;
            membership = from.membership;
            tuning = from.tuning;
            observer = from.observer;
        }

        RingOptions options() {
            return new RingOptions(
                    nodes,
                    lockNodes,
                    formerLockNodes,
                    client,
                    placement,
                    encryption,
                    locks,
                    zone,
                    replicas,
                    membership,
                    tuning,
                    observer);
        }
    }
}
