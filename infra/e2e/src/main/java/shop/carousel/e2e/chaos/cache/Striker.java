package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.testing.Link;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.e2e.chaos.clock.WallClock;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.RingChange;

/** Does faults, and heals them. */
final class Striker {

    /** The node that locks are exchanged to, and back again. */
    static final String SPARE_LOCKS = "lock-b";

    /** On a busy machine the log may be away for a while. */
    private static final Duration AGREED_LIMIT = Duration.ofMinutes(1);

    private static final long PROPOSAL_PAUSE_MILLIS = 250;

    /** Several heartbeats of the ring. */
    private static final long HEARTBEATS_MILLIS = 1_500;

    /** Until entries have moved to a node that has joined. */
    private static final long MOVED_MILLIS = 1_500;

    /** Until a node that was never asked before grants locks, and some of them are taken. */
    private static final long EXCHANGED_MILLIS = 4_000;

    private final TestServers servers;
    private final Map<String, Link> links;
    private final Crew crew;
    private final CacheRing ring;
    private final Source source;
    private final Recorder recorder;
    private final Optional<WallClock> clock;
    private @Nullable Evictor evictor;
    private Job job;

    /**
     * @param source through which rows are deleted behind the cache's back
     * @param job what the workers were told at their start
     * @param clock of the nodes, where it can be set
     */
    Striker(
            TestServers servers,
            Map<String, Link> links,
            Crew crew,
            CacheRing ring,
            Source source,
            Recorder recorder,
            Job job,
            Optional<WallClock> clock) {
        this.servers = servers;
        this.links = links;
        this.crew = crew;
        this.ring = ring;
        this.source = source;
        this.recorder = recorder;
        this.job = job;
        this.clock = clock;
    }

    void strike(Fault fault) throws InterruptedException, IOException, SQLException {
        switch (fault) {
            case Fault.NodeKilled(String node) -> servers.kill(node);
            case Fault.NodePaused(String node) -> servers.freeze(node, true);
            case Fault.LinkCut(String node) -> link(node).cut(true);
            case Fault.LinkSilent(String node) -> link(node).silence(true);
            case Fault.NodeJoined(String node) -> propose(join(node));
            case Fault.NodeLeft(String node) -> propose(new RingChange.Leave(node));
            case Fault.ReaderDeaf(String node) -> {
                crew.deafenReader();
                propose(new RingChange.Leave(node));
            }
            case Fault.LogLate(String node) -> {
                crew.delayReader();
                propose(new RingChange.Leave(node));
            }
            case Fault.LogBeheaded(String node) -> {
                propose(new RingChange.Leave(node));
                LogHead.cutOff(servers.address("kafka"), WorkerRing.TOPIC);
                crew.loseWriter();
            }
            case Fault.OutboxStopped() -> crew.haltRelay(true);
            case Fault.WriterDied() -> crew.loseWriter();
            case Fault.Evicted(int batch) -> {
                evictor = new Evictor(portsByZone()).start();
                delete(Rows.mortal(batch));
            }
            case Fault.RowsDeleted(int batch) -> {
                delete(Rows.doomed(batch));
                crew.askWithCertainty(batch);
            }
            case Fault.WriterStalled(int batch, String node) -> {
                crew.stallWriter(batch);
                Thread.sleep(HEARTBEATS_MILLIS);
                propose(join(node));
                Thread.sleep(MOVED_MILLIS);
                crew.letWriterGoOn();
            }
            case Fault.WriterDeaf(int batch, String node) -> {
                crew.deafenWriter();
                propose(join(node));
                Thread.sleep(MOVED_MILLIS);
                crew.writeAlone(batch);
                crew.cureWriter();
            }
            case Fault.OptionsDiffer(int batch) -> {
                replaceWriter(job.with(1));
                crew.writeAlone(batch);
                crew.cureWriter();
            }
            case Fault.LocksExchanged() -> {
                tell(job.with(otherLocks()));
                crew.replaceHolder(0);
                Thread.sleep(EXCHANGED_MILLIS);
            }
            case Fault.HolderPaused() -> {
                crew.pauseHolder();
                Thread.sleep(2 * Locker.HOLD.toMillis());
                crew.letHolderGoOn();
            }
            case Fault.ClockSet(long seconds) -> clock.ifPresent(its -> its.set(seconds));
        }
    }

    void heal(Fault fault) throws InterruptedException, IOException {
        switch (fault) {
            case Fault.NodeKilled(String node) -> servers.start(node);
            case Fault.NodePaused(String node) -> servers.freeze(node, false);
            case Fault.LinkCut(String node) -> link(node).cut(false);
            case Fault.LinkSilent(String node) -> link(node).silence(false);
            case Fault.NodeJoined(String node) -> propose(new RingChange.Leave(node));
            case Fault.NodeLeft(String node) -> propose(join(node));
            case Fault.ReaderDeaf(String node) -> {
                propose(join(node));
                crew.cureReader();
            }
            case Fault.LogLate(String node) -> {
                propose(join(node));
                crew.cureReader();
            }
            case Fault.LogBeheaded(String node) -> {
                crew.replaceWriter();
                propose(join(node));
            }
            case Fault.OutboxStopped() -> crew.haltRelay(false);
            case Fault.WriterDied() -> crew.replaceWriter();
            case Fault.Evicted ignored ->
                Objects.requireNonNull(evictor, "evictor").close();
            case Fault.RowsDeleted ignored -> {}
            case Fault.WriterStalled(int ignored, String node) -> propose(new RingChange.Leave(node));
            case Fault.WriterDeaf(int ignored, String node) -> propose(new RingChange.Leave(node));
            case Fault.OptionsDiffer ignored -> replaceWriter(job.with(WorkerRing.ZONES));
            case Fault.LocksExchanged() -> crew.replaceHolder(1);
            case Fault.HolderPaused ignored -> {}
            case Fault.ClockSet ignored -> clock.ifPresent(its -> its.set(0));
        }
    }

    /** What workers that are started from now on are told. */
    private void tell(Job changed) {
        job = changed;
        job.write();
    }

    private void replaceWriter(Job changed) throws IOException {
        tell(changed);
        crew.retireWriter();
        crew.replaceWriter();
    }

    private Job.Locks otherLocks() {
        String node = job.locks().node().equals(TestServers.LOCK_NODE) ? SPARE_LOCKS : TestServers.LOCK_NODE;
        return new Job.Locks(job.locks().epoch() + 1, node, servers.address(node));
    }

    private void delete(List<String> keys) throws SQLException {
        long begin = System.nanoTime();
        source.delete(keys);
        long end = System.nanoTime();
        keys.forEach(key -> recorder.note(new Note(Note.Kind.GONE, key, 0, begin, end)));
        recorder.settle();
    }

    private List<List<Integer>> portsByZone() {
        return List.copyOf(links.keySet().stream()
                .collect(Collectors.groupingBy(
                        Zones::ofNode, TreeMap::new, Collectors.mapping(servers::port, Collectors.toList())))
                .values());
    }

    private Link link(String node) {
        return Objects.requireNonNull(links.get(node), node);
    }

    private RingChange join(String node) {
        return new RingChange.Join(Zones.node(node, link(node).address()));
    }

    /** Proposes until it is agreed, or was all the time: other changes may be agreed first. */
    private void propose(RingChange change) throws InterruptedException {
        ChangeOutcome outcome = ring.propose(change, ring.topology().epoch());
        long deadline = System.nanoTime() + AGREED_LIMIT.toNanos();
        while (!settled(outcome) && System.nanoTime() < deadline) {
            Thread.sleep(PROPOSAL_PAUSE_MILLIS);
            outcome = ring.propose(change, ring.topology().epoch());
        }
        if (!settled(outcome)) {
            throw new PartFailedException("The ring did not agree on " + change + ": " + outcome);
        }
    }

    private static boolean settled(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Applied ignored -> true;
            case ChangeOutcome.Refused refused ->
                switch (refused.reason()) {
                    case NODE_KNOWN, NODE_UNKNOWN, NOTHING_TO_CHANGE -> true;
                    default -> false;
                };
            case ChangeOutcome.Unknown ignored -> false;
        };
    }
}
