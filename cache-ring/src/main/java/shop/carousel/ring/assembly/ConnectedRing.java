package shop.carousel.ring.assembly;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.HeldLock;
import shop.carousel.ring.MembershipStatus;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeStatus;
import shop.carousel.ring.Owners;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Topology;
import shop.carousel.ring.cache.ObservedCache;
import shop.carousel.ring.cache.VersionedCache;
import shop.carousel.ring.lock.LockNode;
import shop.carousel.ring.lock.LockView;
import shop.carousel.ring.lock.NoLocks;
import shop.carousel.ring.lock.NodeLocks;
import shop.carousel.ring.membership.Agreed;
import shop.carousel.ring.membership.Membership;
import shop.carousel.ring.membership.StaticMembership;
import shop.carousel.ring.node.EventLoops;
import shop.carousel.ring.node.NodeLink;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.view.CacheNode;
import shop.carousel.ring.view.CacheNodeMaker;
import shop.carousel.ring.view.RingView;

/** A ring with its connections. */
final class ConnectedRing implements CacheRing {

    private final Vertx vertx;
    private final RingOptions options;
    private final Membership membership;
    private final Connections connections;
    private final @Nullable LockView lockRing;
    private final RingLock locks;
    private final Runnable afterClose;
    private final Reincarnations reincarnations;
    private final Tokens tokens = new Tokens();
    private final Declarations caches = new Declarations();
    private final Epochs epochs = new Epochs();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long watch;
    private final TermsInUse terms;
    private volatile RingView ring;

    ConnectedRing(RingOptions options, Membership membership, Vertx vertx, Runnable afterClose) {
        this.vertx = vertx;
        this.options = options;
        this.membership = membership;
        this.connections =
                new Connections(new CacheNodeMaker(vertx, options.client(), options.observer(), this::renew));
        this.terms = new TermsInUse(isChanging());
        this.ring = view(membership.current());
        this.epochs.begin(membership.current());
        this.lockRing = options.lockNodes().isEmpty() ? null : LockView.of(vertx, options, tokens, !isChanging());
        this.locks = lockRing == null ? new NoLocks() : new NodeLocks(lockRing);
        this.afterClose = afterClose;
        var patience = options.membership().stalenessBound().dividedBy(2);
        this.reincarnations = new Reincarnations(membership, patience);
        this.watch = vertx.setPeriodic(patience.dividedBy(8).toMillis(), ignored -> reincarnations.look(ring));
    }

    ConnectedRing connect() {
        EventLoops.refuse("CacheRings.start");
        var attempts = lockClients()
                .map(NodeLink::connect)
                .map(CompletionStage::toCompletableFuture)
                .toList();
        membership.listen(new Following(), this::using);
        membership.awaitStart();
        connections.awaitAttempts();
        attempts.forEach(CompletableFuture::join);
        return this;
    }

    /** Goes along with what is agreed. */
    private final class Following implements Membership.Listener {

        /** What holds by now, which may be later than what this is told of: one word may overtake another. */
        @Override
        public synchronized void changed(Agreed told) {
            var agreed = membership.current();
            if (terms.agree(agreed)) {
                long known = options.membership().viewLease().toMillis() + 1;
                vertx.setTimer(known, ignored -> useTerms(agreed));
            }
            ring = view(agreed);
            epochs.add(agreed.topology(), Instant.now());
            if (lockRing != null) {
                lockRing.agree(vertx, agreed.terms().locks());
            }
            if (!agreed.formers().isEmpty()) {
                caches.all().forEach(this::tellAgain);
                long over = options.membership().formerKept().toMillis() + 1;
                vertx.setTimer(over, ignored -> tidy());
            }
        }

        /** A cache whose nodes are slow does not hold up another. */
        private void tellAgain(VersionedCache<?> cache) {
            Thread.ofVirtual().name("ring-tell-again-" + cache.spec().name()).start(cache::tellAgain);
        }

        /** Whoever still goes by a view knows of these terms by now. */
        private synchronized void useTerms(Agreed agreed) {
            terms.use(agreed);
            tidy();
        }

        /** Drops what nobody looks at any more. */
        private synchronized void tidy() {
            if (!closed.get()) {
                ring = view(membership.current());
            }
        }

        @Override
        public void confirmed(long nanos) {
            long epoch = ring.topology().epoch();
            for (var cache : caches.all()) {
                cache.confirmed(nanos, epoch);
                if (cache.hasMoreToTell()) {
                    tellAgain(cache);
                }
            }
        }
    }

    private RingView view(Agreed agreed) {
        return connections.use(
                agreed.topology().epoch() > 0,
                clients -> RingView.of(
                        agreed,
                        options.membership(),
                        options.zone(),
                        membership::isCurrent,
                        terms.of(agreed),
                        clients));
    }

    /** A static ring has nobody to ask: the node is emptied then. */
    private boolean renew(String node, long ended) {
        if (!isChanging()) {
            return false;
        }
        membership.propose(
                new RingChange.Reincarnate(node, ended), ring.topology().epoch());
        return true;
    }

    private Set<String> using() {
        return ring.members().stream()
                .filter(member -> member.client().client().isUp())
                .map(member -> member.node().name())
                .collect(Collectors.toSet());
    }

    /** Of the nodes that hold now, and of the lock nodes. */
    private Stream<NodeLink> clients() {
        return Stream.concat(
                ring.members().stream().map(member -> member.client().client()), lockClients());
    }

    private Stream<NodeLink> lockClients() {
        return lockRing == null ? Stream.empty() : lockRing.nodes().stream().map(LockNode::client);
    }

    @Override
    @SuppressWarnings("unchecked") // The spec says which type the cache has, and is compared.
    public <V> RingCache<V> cache(CacheSpec<V> declared) {
        var tuned = options.tuning().tune(declared);
        var spec = tuned.replicas(Math.max(tuned.replicas(), options.replicas()));
        var cache = caches.declare(
                spec.name(), () -> new VersionedCache<>(spec, () -> ring, tokens, options.encryption(), isChanging()));
        if (!cache.spec().equals(spec)) {
            throw new IllegalStateException("Cache \"" + spec.name() + "\" is declared already, and otherwise: "
                    + cache.spec() + ", now " + spec);
        }
        membership.declare(spec.name(), CacheTerms.of(spec));
        return observed(spec.name(), (RingCache<V>) cache);
    }

    private <V> RingCache<V> observed(String name, RingCache<V> cache) {
        var observer = options.observer();
        return observer == RingObserver.NONE ? cache : new ObservedCache<>(name, cache, observer);
    }

    private boolean isChanging() {
        return !(membership instanceof StaticMembership);
    }

    @Override
    public RingLock locks() {
        return locks;
    }

    @Override
    public Topology topology() {
        return ring.topology();
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
        var names = topology.owners(key, options.replicas()).stream()
                .map(RingNode::name)
                .toList();
        return new Owners(key, names, topology.epoch());
    }

    @Override
    public List<RingEpoch> epochs() {
        return epochs.latestFirst();
    }

    @Override
    public List<HeldLock> heldLocks() {
        return lockRing == null ? List.of() : lockRing.term().held();
    }

    @Override
    public MembershipStatus membership() {
        var now = ring;
        return new MembershipStatus(
                membership.kind(), now.topology().epoch(), membership.isCurrent(), now.isMigrating());
    }

    @Override
    public ChangeOutcome propose(RingChange change, long basedOn) {
        EventLoops.refuse("CacheRing.propose");
        if (basedOn < ring.topology().epoch()) {
            return new ChangeOutcome.Refused(
                    ChangeOutcome.Reason.EPOCH_MOVED,
                    "The ring is at epoch " + ring.topology().epoch());
        }
        if (isMove(change) && ring.isMigrating()) {
            return new ChangeOutcome.Refused(
                    ChangeOutcome.Reason.MIGRATING,
                    "Entries are still moving after the previous change; try again later");
        }
        return membership.propose(change, basedOn).toCompletableFuture().join();
    }

    /** Whether keys get other owners by a change. */
    private static boolean isMove(RingChange change) {
        return switch (change) {
            case RingChange.Join ignored -> true;
            case RingChange.Leave ignored -> true;
            case RingChange.Reweigh ignored -> true;
            case RingChange.Configure ignored -> true;
            case RingChange.Genesis ignored -> false;
            case RingChange.Reincarnate ignored -> false;
            case RingChange.Readdress ignored -> false;
            case RingChange.LockRing ignored -> false;
            case RingChange.Declare ignored -> false;
        };
    }

    @Override
    public String placement() {
        return topology().placement().name();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            vertx.cancelTimer(watch);
            membership.close();
            var closing = Stream.concat(
                            connections.all().stream().map(CacheNode::close),
                            lockClients().map(NodeLink::close))
                    .map(CompletionStage::toCompletableFuture)
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(closing).whenComplete((ignored, fault) -> afterClose.run());
            if (lockRing != null) {
                lockRing.close();
            }
        }
    }
}
