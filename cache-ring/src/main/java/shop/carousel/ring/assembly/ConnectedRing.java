package shop.carousel.ring.assembly;

import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeStatus;
import shop.carousel.ring.Owners;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Topology;
import shop.carousel.ring.cache.CacheNode;
import shop.carousel.ring.cache.ObservedCache;
import shop.carousel.ring.cache.RingView;
import shop.carousel.ring.cache.VersionedCache;
import shop.carousel.ring.lock.LockNode;
import shop.carousel.ring.lock.LockView;
import shop.carousel.ring.lock.NoLocks;
import shop.carousel.ring.lock.NodeLocks;
import shop.carousel.ring.membership.Membership;
import shop.carousel.ring.membership.StaticMembership;
import shop.carousel.ring.node.EventLoops;
import shop.carousel.ring.node.NodeLink;
import shop.carousel.ring.node.Tokens;

/** A ring with its connections. */
final class ConnectedRing implements CacheRing {

    /** Each entry is on one node; copies come with the preference list. */
    private static final int REPLICAS = 1;

    private final RingOptions options;
    private final Membership membership;
    private final RingView ring;
    private final @Nullable LockView lockRing;
    private final RingLock locks;
    private final Runnable afterClose;
    private final Tokens tokens = new Tokens();
    private final Declarations caches = new Declarations();
    private final AtomicBoolean closed = new AtomicBoolean();

    ConnectedRing(RingOptions options, Vertx vertx, Runnable afterClose) {
        this.options = options;
        this.membership = StaticMembership.of(options.nodes(), options.placement());
        this.ring = RingView.of(
                "static",
                membership.current(),
                node -> CacheNode.of(vertx, node, options.client(), options.observer()));
        this.lockRing = options.lockNodes().isEmpty() ? null : LockView.of(vertx, options, tokens);
        this.locks = lockRing == null ? new NoLocks() : new NodeLocks(lockRing);
        this.afterClose = afterClose;
    }

    ConnectedRing connect() {
        EventLoops.refuse("CacheRings.start");
        var attempts = clients()
                .map(NodeLink::connect)
                .map(CompletionStage::toCompletableFuture)
                .toList();
        attempts.forEach(CompletableFuture::join);
        return this;
    }

    private Stream<NodeLink> clients() {
        var locking = lockRing == null ? Stream.<LockNode>empty() : lockRing.nodes().stream();
        return Stream.concat(ring.seats().stream().map(seat -> seat.client().client()), locking.map(LockNode::client));
    }

    @Override
    @SuppressWarnings("unchecked") // The spec says which type the cache has, and is compared.
    public <V> RingCache<V> cache(CacheSpec<V> declared) {
        var spec = options.tuning().tune(declared);
        var cache =
                caches.declare(spec.name(), () -> new VersionedCache<>(spec, () -> ring, tokens, options.encryption()));
        if (!cache.spec().equals(spec)) {
            throw new IllegalStateException("Cache \"" + spec.name() + "\" is declared already, and otherwise: "
                    + cache.spec() + ", now " + spec);
        }
        return observed(spec.name(), (RingCache<V>) cache);
    }

    private <V> RingCache<V> observed(String name, RingCache<V> cache) {
        var observer = options.observer();
        return observer == RingObserver.NONE ? cache : new ObservedCache<>(name, cache, observer);
    }

    @Override
    public RingLock locks() {
        return locks;
    }

    @Override
    public Topology topology() {
        return membership.current();
    }

    @Override
    public List<NodeStatus> nodes() {
        EventLoops.refuse("CacheRing.nodes");
        return StatusBoard.of(ring).read();
    }

    @Override
    public List<NodeStatus> lockNodes() {
        EventLoops.refuse("CacheRing.lockNodes");
        return lockRing == null ? List.of() : StatusBoard.of(lockRing).read();
    }

    @Override
    public SequencedMap<String, NodeState> states() {
        var states = new LinkedHashMap<String, NodeState>();
        clients().forEach(client -> states.put(client.node().name(), client.isUp() ? NodeState.UP : NodeState.DOWN));
        return states;
    }

    @Override
    public void eachCache(BiConsumer<String, RingCache<?>> action) {
        caches.each(action);
    }

    @Override
    public Owners owners(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A key is not empty");
        }
        var topology = topology();
        var names = topology.owners(key, REPLICAS).stream().map(RingNode::name).toList();
        return new Owners(key, names, topology.epoch());
    }

    @Override
    public String placement() {
        return topology().placement().name();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            var closing = clients()
                    .map(NodeLink::close)
                    .map(CompletionStage::toCompletableFuture)
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(closing).whenComplete((ignored, fault) -> afterClose.run());
            if (lockRing != null) {
                lockRing.close();
            }
            membership.close();
        }
    }
}
