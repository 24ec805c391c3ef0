package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.testing.Link;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.e2e.chaos.clock.WallClock;
import shop.carousel.e2e.chaos.options.FaultAgents;
import shop.carousel.ring.NodeTransport;

/** One run: real servers, processes that use the ring, faults by the plan, a verdict. */
final class CacheChaos {

    private static final Database DATABASE = new Database("chaos", "chaos", "chaos");
    private static final List<String> MEMBERS = List.of("redis-a", "redis-b", "redis-c");
    private static final String SPARE = "redis-d";
    private static final int KEYS = 48;
    private static final int QUIET_KEYS = 32;
    private static final int PAIR_KEYS = 24;
    private static final String HISTORY = "run.history.txt";
    private static final int WRITERS = 2;
    private static final int READERS = 2;
    private static final int LOCKERS = 2;
    private static final int LOCK_KEYS = 4;

    /** How long after a fault its marks may be seen, where the promise is one for calm times. */
    private static final Duration AFTERMATH = Duration.ofMillis(2_500);

    private final long seed;
    private final Duration length;
    private final NodeTransport transport;
    private final Set<String> without;
    private final Consumer<String> telling;

    CacheChaos(long seed, Duration length, NodeTransport transport, Set<String> without, Consumer<String> telling) {
        this.seed = seed;
        this.length = length;
        this.transport = transport;
        this.without = without;
        this.telling = telling;
    }

    Verdict run() throws IOException, InterruptedException, SQLException {
        var clock = WallClock.find();
        if (clock.isEmpty()) {
            telling.accept("There is no libfaketime here (Debian: apt-get install faketime): no clock will be set.");
        }
        try {
            return run(clock);
        } finally {
            clock.ifPresent(WallClock::close);
        }
    }

    private Verdict run(Optional<WallClock> clock) throws IOException, InterruptedException, SQLException {
        var plan = FaultPlan.of(seed, length.toMillis(), MEMBERS, SPARE, without);
        Path folder = Files.createTempDirectory("carousel-chaos-");
        var links = new LinkedHashMap<String, Link>();
        try (var servers = TestServers.start(
                DATABASE,
                List.of(SPARE),
                List.of(Striker.SPARE_LOCKS),
                clock.map(WallClock::environment).orElse(Map.of()))) {
            for (String node : List.of("redis-a", "redis-b", "redis-c", SPARE)) {
                links.put(node, Link.to(port(servers.address(node))));
            }
            var windows = strike(plan, servers, links, job(folder, plan, servers, links), clock);
            return verdict(folder, windows);
        } finally {
            links.values().forEach(Link::close);
        }
    }

    /** The record of a run that broke a promise stays, with the workers' logs. */
    private Verdict verdict(Path folder, List<Window> windows) throws IOException {
        var history = History.of(seed, length, without, windows, Recorder.read(folder));
        var verdict = history.verdict();
        if (verdict.kept()) {
            Folders.delete(folder);
        } else {
            history.write(folder.resolve(HISTORY));
            telling.accept("The record is in " + folder
                    + ". Judged again by --judge %1$s, run again by --replay %1$s".formatted(folder.resolve(HISTORY)));
        }
        return verdict;
    }

    private Job job(Path folder, List<Strike> plan, TestServers servers, Map<String, Link> links) throws SQLException {
        var nodes = new LinkedHashMap<String, String>();
        MEMBERS.forEach(
                node -> nodes.put(node, Objects.requireNonNull(links.get(node)).address()));
        var job = new Job(
                folder.toString(),
                servers.jdbcUrl(DATABASE.name()),
                DATABASE.role(),
                DATABASE.password(),
                servers.address("kafka"),
                nodes,
                Source.keys("item", KEYS),
                Source.keys("quiet", QUIET_KEYS),
                Rows.pairs(PAIR_KEYS),
                Rows.ofStrikes(plan),
                WorkerRing.ZONES,
                Source.keys("lock", LOCK_KEYS),
                new Job.Locks(1, TestServers.LOCK_NODE, servers.address(TestServers.LOCK_NODE)),
                transport,
                without);
        Source.create(job.jdbcUrl(), job.user(), job.password(), job.allKeys(), job.lockKeys());
        job.write();
        return job;
    }

    private List<Window> strike(
            List<Strike> plan, TestServers servers, Map<String, Link> links, Job job, Optional<WallClock> clock)
            throws IOException, InterruptedException, SQLException {
        var windows = new ArrayList<Window>();
        try (var ring = WorkerRing.start(job, "striker-1");
                var source = new Source(job.jdbcUrl(), job.user(), job.password());
                var recorder = new Recorder(Path.of(job.folder()), "striker");
                var crew = Crew.start(Path.of(job.folder()), agents(), WRITERS, READERS, LOCKERS)) {
            var striker = new Striker(servers, links, crew, ring.ring(), source, recorder, job, clock);
            long begin = System.nanoTime();
            crew.askAll("cold-0");
            for (Strike strike : plan) {
                sleepUntil(begin, strike.atMillis());
                telling.accept(strike.toString());
                long struck = System.nanoTime();
                striker.strike(strike.fault());
                sleepUntil(begin, strike.endMillis());
                striker.heal(strike.fault());
                boolean ofClock = strike.fault() instanceof Fault.ClockSet;
                windows.add(new Window(struck, System.nanoTime() + AFTERMATH.toNanos(), ofClock));
                LockSupport.parkNanos(AFTERMATH.toNanos());
                crew.requireAll();
                crew.askAll("cold-" + windows.size());
            }
            sleepUntil(begin, length.toMillis());
            crew.requireAll();
        }
        return windows;
    }

    /** Workers do without a mechanism of the ring where an agent takes it out of them; the outbox is their own. */
    private List<String> agents() {
        Path root = Path.of(System.getProperty("carousel.home", "."));
        return FaultAgents.options(
                root,
                without.stream().filter(each -> !each.equals(Relay.OUTBOX)).toList());
    }

    private static void sleepUntil(long beginNanos, long millis) {
        long end = beginNanos + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left; (left = end - System.nanoTime()) > 0; ) {
            LockSupport.parkNanos(left);
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
