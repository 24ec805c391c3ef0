package shop.carousel.ring.membership;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.ChangeOutcome.Reason;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.membership.LogRecord.View;

/**
 * The ring as a log says it. Every process reads the same records in the same order and applies exactly the proposals
 * that are based on its epoch, so that all come to the same rings, however many propose at once.
 *
 * <p>A view is current as of the moment at which the process sent the last heartbeat that it has read again, because
 * every change before that stands before it. When the view lease is over without one, {@link #isCurrent} says no until
 * the next comes back.
 */
public final class LogMembership implements Membership, MembershipLog.Reader {

    private static final Logger LOG = Logger.getLogger(LogMembership.class);
    private static final int HEARTBEATS_PER_LEASE = 4;

    /** A snapshot stands in the log after so many changes, and the changes before it may go. */
    static final int EPOCHS_PER_SNAPSHOT = 32;

    /** Where the log keeps no changes for ever, each process says what holds every so many of its heartbeats. */
    static final int HEARTBEATS_PER_SNAPSHOT = 20;

    private final String kind;
    private final MembershipLog log;
    private final MembershipOptions options;
    private final LongSupplier clock;
    private final OwnConfiguration ownConfiguration;
    private final String process = OwnConfiguration.newName();
    private final AtomicLong heartbeats = new AtomicLong();
    private final AtomicLong proposed = new AtomicLong();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ring-heartbeat").factory());
    private final ViewLease lease;
    private final Proposals proposals;
    private final NodesUsedElsewhere usedElsewhere = new NodesUsedElsewhere();
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private final TopologyMaker placement;
    private final ViewComparison others;

    /* Of the log's thread, these and what follows up to the volatile ones. */

    private History history = new History(LogMembership::tellOfAnEpochThatNeverCame);
    private Chronicle chronicle;
    private boolean live;

    /** Whether a change that {@link #ownConfiguration} misses is under way. */
    private volatile boolean asked;

    private volatile @Nullable RingChange refusedForGood;

    /** The snapshot of this process that is not read again yet; what it holds is forgotten then. */
    private long snapshotUnderWay = LogRecord.Snapshot.UNKNOWN;

    /** This process's last heartbeat by which a snapshot stood in the log. */
    private long heartbeatOfSnapshot;

    /** Heartbeats up to this one may have been sent before records were found missing. */
    private long heartbeatsBeforeGap;

    private volatile boolean whole = true;
    private volatile View view = View.NONE;
    private volatile RingState known = RingState.NONE;
    private volatile Agreed agreed;
    private volatile Listener listener = new Deaf();
    private volatile Supplier<Set<String>> using = Set::of;

    private LogMembership(
            String kind,
            MembershipLog log,
            OwnConfiguration ownConfiguration,
            TopologyMaker placement,
            MembershipOptions options,
            LongSupplier clock) {
        this.kind = kind;
        this.log = log;
        this.ownConfiguration = ownConfiguration;
        this.options = options;
        this.clock = clock;
        this.lease = new ViewLease(options.viewLease().toNanos(), clock);
        this.proposals = new Proposals(options.proposalTimeout());
        this.placement = placement;
        this.others = new ViewComparison(2 * options.viewLease().toNanos(), clock);
        this.chronicle = new Chronicle(options.formerKept(), placement, clock);
        this.agreed = Agreed.first("", placement.make(0, ownConfiguration.configured()));
    }

    /**
     * Begins to follow a log. Until it has been read, the ring is the configured one at epoch 0, and not current.
     *
     * @param configured the nodes of a ring that has none yet; later what {@link RingChange.Configure} is about
     * @param clock monotonic nanoseconds
     */
    public static LogMembership follow(
            String kind,
            MembershipLog log,
            List<RingNode> configured,
            TopologyMaker placement,
            MembershipOptions options,
            LongSupplier clock) {
        var ownConfiguration = new OwnConfiguration(configured, 0, List.of());
        return beating(withoutTimer(kind, log, ownConfiguration, placement, options, clock));
    }

    /** The same for a process that has lock nodes, and agrees with the others on these, too. */
    public static LogMembership follow(
            String kind, MembershipLog log, RingOptions options, TopologyMaker placement, LongSupplier clock) {
        var ownConfiguration =
                new OwnConfiguration(options.nodes(), options.locks().epoch(), options.lockNodes());
        return beating(withoutTimer(kind, log, ownConfiguration, placement, options.membership(), clock));
    }

    private static LogMembership beating(LogMembership membership) {
        long pause = membership.options.viewLease().toNanos() / HEARTBEATS_PER_LEASE;
        membership.ticker.scheduleAtFixedRate(membership::beat, 0, pause, TimeUnit.NANOSECONDS);
        return membership;
    }

    /** One whose heartbeats are sent by whoever {@linkplain #beat asks} for them. */
    static LogMembership withoutTimer(
            String kind,
            MembershipLog log,
            OwnConfiguration ownConfiguration,
            TopologyMaker placement,
            MembershipOptions options,
            LongSupplier clock) {
        var membership = new LogMembership(kind, log, ownConfiguration, placement, options, clock);
        log.read(membership);
        return membership;
    }

    void beat() {
        try {
            long number = heartbeats.incrementAndGet();
            lease.sent(number);
            log.append(new LogRecord.Heartbeat(process, number, using.get(), view));
        } catch (RuntimeException e) {
            LOG.warnf(e, "A heartbeat of the ring's membership could not be sent");
        }
    }

    @Override
    public void take(LogRecord entry, long position, long millis) {
        history.at(position);
        switch (entry) {
            case LogRecord.Proposal proposal -> take(proposal, millis);
            case LogRecord.Heartbeat heartbeat -> take(heartbeat, millis);
            case LogRecord.Snapshot snapshot -> take(snapshot, millis);
            case LogRecord.Foreign foreign -> {
                history.take(foreign);
                follow(millis);
            }
            case LogRecord.Garbage garbage ->
                LOG.warnf("The ring's membership log has a record that says nothing: %s", garbage.why());
        }
    }

    @Override
    public void missed(MembershipLog.Gap gap) {
        heartbeatsBeforeGap = heartbeats.get();
        history.openGap(gap);
        tellWhetherWhole();
    }

    /** What was agreed in the log before counts for nobody who reads this one: everything begins again. */
    @Override
    public void begunAgain() {
        LOG.error("The ring's membership log has lost what it held, and begins again: the ring does, too");
        history = new History(LogMembership::tellOfAnEpochThatNeverCame);
        others.beginAgain();
        chronicle = new Chronicle(options.formerKept(), placement, clock);
        snapshotUnderWay = LogRecord.Snapshot.UNKNOWN;
        live = false;
        lease.end();
        tellWhetherWhole();
    }

    private void take(LogRecord.Proposal proposal, long millis) {
        var outcome = history.take(proposal);
        if (outcome instanceof ChangeOutcome.Applied) {
            begin(proposal.change());
        }
        follow(millis);
        proposals.end(proposal.id(), outcome);
        if (outcome instanceof ChangeOutcome.Applied applied) {
            LOG.infof("Ring epoch %d: %s", applied.epoch(), proposal.change());
            if (applied.epoch() % EPOCHS_PER_SNAPSHOT == 0 && isOurs(proposal)) {
                appendSnapshot();
            }
        }
    }

    private void appendSnapshot() {
        snapshotUnderWay = history.position();
        heartbeatOfSnapshot = heartbeats.get();
        log.append(new LogRecord.Snapshot(history.state(), snapshotUnderWay));
    }

    /** One that is read stands in the log: only then what it holds may leave it. */
    private void take(LogRecord.Snapshot snapshot, long millis) {
        if (others.contradicts(View.of(snapshot.state()))) {
            LOG.errorf(
                    "A snapshot of epoch %d is not what that epoch is: it is passed over",
                    snapshot.state().epoch());
            return;
        }
        heartbeatOfSnapshot = heartbeats.get();
        history.take(snapshot);
        follow(millis);
        if (snapshot.position() == snapshotUnderWay && snapshotUnderWay != LogRecord.Snapshot.UNKNOWN) {
            snapshotUnderWay = LogRecord.Snapshot.UNKNOWN;
            log.forget(snapshot.position());
        }
    }

    private void begin(RingChange change) {
        switch (change) {
            case RingChange.Reincarnate it -> usedElsewhere.begins(it.node());
            case RingChange.Readdress it -> usedElsewhere.begins(it.node());
            case RingChange.Join it -> usedElsewhere.begins(it.node().name());
            case RingChange.Leave it -> usedElsewhere.left(it.node());
            case RingChange.Reweigh ignored -> {}
            case RingChange.Configure ignored -> {}
            case RingChange.Genesis ignored -> {}
            case RingChange.LockRing ignored -> {}
            case RingChange.Declare ignored -> {}
        }
    }

    private boolean isOurs(LogRecord.Proposal proposal) {
        return proposal.id().startsWith(process + '-');
    }

    private void take(LogRecord.Heartbeat heartbeat, long millis) {
        compare(heartbeat);
        if (!heartbeat.process().equals(process)) {
            usedElsewhere.heard(heartbeat);
            return;
        }
        if (!live) {
            live = true;
            chronicle.goLive(millis);
            publish();
        }
        closeGap(heartbeat.number(), millis);
        if (lease.returned(heartbeat.number())) {
            listener.confirmed(lease.confirmedNanos());
        }
        begin();
        sayAgain(heartbeat.number());
    }

    /** What another process says of its ring is compared with what this one knows. */
    private void compare(LogRecord.Heartbeat heartbeat) {
        var said = heartbeat.view();
        if (said == null) {
            return;
        }
        others.hear(said, history.state()).ifPresent(this::part);
        if (live && others.hearStranger(said, history.state())) {
            tellWhetherWhole();
        }
        if (said.isNone() ? heartbeat.number() >= HEARTBEATS_PER_LEASE : others.contradicts(said)) {
            help();
        }
    }

    /** This process's ring is not the others'. It knows none, until a snapshot says what held. */
    private void part(String why) {
        if (history.isWhole()) {
            LOG.errorf("The ring that this process knows is wrong: %s. The cache is bypassed", why);
            missed(MembershipLog.Gap.TRUNCATED);
        }
    }

    /** Another process does not know what holds. Of those who do, one says it. */
    private void help() {
        boolean saidLately = heartbeats.get() - heartbeatOfSnapshot < HEARTBEATS_PER_LEASE;
        if (live && isKnown() && !saidLately) {
            appendSnapshot();
        }
    }

    private boolean isKnown() {
        return history.isWhole() && history.state().epoch() > 0;
    }

    /**
     * A change leaves a compacted log only after a snapshot came into it. A heartbeat that was sent after the gap was
     * found stands behind that snapshot: whoever reads it again without having met one has missed no change.
     */
    private void closeGap(long number, long millis) {
        if (!log.keepsChanges() || history.isWhole()) {
            return;
        }
        if (number > heartbeatsBeforeGap) {
            history.closeGap();
            follow(millis);
        } else if (number == heartbeatsBeforeGap) {
            beat();
        }
    }

    private void sayAgain(long number) {
        boolean due = !log.keepsChanges() && number % HEARTBEATS_PER_SNAPSHOT == 0;
        if (due && isKnown()) {
            appendSnapshot();
        }
    }

    /** Until the log knows of this process's configuration, proposes what is missing, one change after the other. */
    private void begin() {
        if (!history.isWhole() || asked) {
            return;
        }
        var missing = ownConfiguration.missing(history.state(), started.isDone());
        if (missing.isEmpty()) {
            started.complete(null);
        } else if (!missing.get().equals(refusedForGood)) {
            asked = true;
            send(missing.get(), history.state().epoch()).thenAccept(outcome -> begun(missing.get(), outcome));
        }
    }

    /** A configuration that does not fit the ring leaves the ring as it is. */
    private void begun(RingChange change, ChangeOutcome outcome) {
        asked = false;
        if (outcome instanceof ChangeOutcome.Refused refused
                && refused.reason() != Reason.EPOCH_MOVED
                && refused.reason() != Reason.LOG_AWAY) {
            LOG.errorf("What is configured does not fit the agreed ring, which stays: %s", refused.reason());
            refusedForGood = change;
            started.complete(null);
        }
    }

    @Override
    public void declare(String cache, CacheTerms terms) {
        ownConfiguration.declare(cache, terms);
    }

    /** After each record: makes known what has become of it. */
    private void follow(long millis) {
        others.difference(history.state()).ifPresent(this::part);
        tellWhetherWhole();
        known = history.state();
        if (!history.state().equals(chronicle.state())) {
            chronicle.next(history.state(), millis);
            if (live) {
                publish();
            }
        }
    }

    private static void tellOfAnEpochThatNeverCame(LogRecord record) {
        LOG.errorf(
                "The ring's membership log has a change for an epoch that the ring has not come to. It is passed "
                        + "over: %s",
                record);
    }

    private void tellWhetherWhole() {
        view = history.isWhole() ? others.of(history.state()) : View.NONE;
        if (whole != history.isWhole()) {
            whole = history.isWhole();
            LOG.warnf(
                    whole
                            ? "The ring is known again"
                            : "The ring is not known: a change may be missing in the log, or a newer version made it");
        }
    }

    private void publish() {
        if (history.state().epoch() > 0) {
            agreed = chronicle.agreed();
            listener.changed(agreed);
        }
    }

    private CompletionStage<ChangeOutcome> send(RingChange change, long basedOn) {
        var id = process + '-' + proposed.incrementAndGet();
        return proposals.start(id, () -> log.append(new LogRecord.Proposal(id, basedOn, change)));
    }

    /** What its heartbeats and proposals go by. */
    String process() {
        return process;
    }

    /** As far as the log was read. */
    RingState known() {
        return known;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Agreed current() {
        return agreed;
    }

    @Override
    public boolean isCurrent() {
        return whole
                && !others.areStrangersNear()
                && lease.holds()
                && agreed.topology().epoch() > 0;
    }

    @Override
    public CompletionStage<ChangeOutcome> propose(RingChange change, long basedOn) {
        if (!isCurrent()) {
            return CompletableFuture.completedFuture(new ChangeOutcome.Refused(
                    Reason.LOG_AWAY,
                    "This process has not heard from the membership log lately; nothing was proposed"));
        }
        var state = known;
        return switch (state.apply(change, basedOn)) {
            // Every reader would refuse it: the log need not keep it.
            case RingState.Step.Refused refused -> CompletableFuture.completedFuture(refused.outcome(state.epoch()));
            case RingState.Step.Next ignored -> send(change, basedOn);
        };
    }

    @Override
    public void listen(Listener listener, Supplier<Set<String>> using) {
        this.using = using;
        var told = agreed;
        listener.changed(told);
        this.listener = listener;
        if (told != agreed) {
            // It changed between the two lines above. Told twice does no harm.
            listener.changed(agreed);
        }
    }

    @Override
    public boolean isUsedElsewhere(String node) {
        return usedElsewhere.mayHaveUsed(node);
    }

    @Override
    public void awaitStart() {
        try {
            started.get(options.startWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "The ring's membership log did not answer within %s: the cache is bypassed until it does",
                    options.startWait());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A start only ever completes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        log.close();
    }

    private record Deaf() implements Listener {

        @Override
        public void changed(Agreed agreed) {}

        @Override
        public void confirmed(long nanos) {}
    }
}
