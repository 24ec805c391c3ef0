package shop.carousel.ring.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.topology.Topologies;

/**
 * Processes that agree on their ring, as they are, on a log, a clock and a network that are simulated: records come
 * late or not at all, processes are cut off, stand still and start again, the log is compacted and loses its beginning.
 * One seed is one schedule. The law: no process uses a ring that is not the one of its epoch, as the whole log has it;
 * one that passed over a record notices that soon.
 *
 * <p>{@code main} tells in how many schedules each fault is found once its mend is taken out. The argument is the most
 * schedules of each.
 */
final class MembershipSimulation {

    /** What can be taken out: each was missing once. */
    static final List<String> MENDS = List.of("position", "truncation", "acknowledgement", "key", "digest");

    private static final List<RingNode> NODES = List.of(RingNode.of("a", "a:1"), RingNode.of("b", "b:1"));
    private static final MembershipOptions OPTIONS = MembershipOptions.DEFAULT.viewLease(Duration.ofSeconds(1));
    private static final int STEPS = 4_000;
    private static final int PROCESSES = 3;
    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final Logger LOG = Logger.getLogger("shop.carousel.ring.membership");

    private final SplittableRandom random;
    private final SimulatedLog log;
    private final boolean keeps;
    private final boolean skips;
    private final List<Process> processes = new ArrayList<>();
    private final History whole = new History(ignored -> {});

    /** By position in the log: the ring of everybody who has read up to there. */
    private final List<RingState> states = new ArrayList<>();

    private int read;
    private long now = TimeUnit.HOURS.toNanos(1);
    private int changes;

    private final class Process {

        final SimulatedLog.End end = log.end();
        final LogMembership membership = LogMembership.withoutTimer(
                "simulated",
                end,
                new OwnConfiguration(NODES, 0, List.of()),
                (epoch, nodes) -> Topologies.of(PlacementAlgorithm.MODULO, epoch, nodes),
                OPTIONS,
                () -> now);
        long beatNanos = now;
        boolean isCut;
        long wrongSince;

        void step() {
            if (isCut) {
                return;
            }
            if (now - beatNanos >= BEAT_NANOS) {
                beatNanos = now;
                membership.beat();
            }
            for (int i = random.nextInt(4); i > 0 && end.hasToSay(); i--) {
                if (random.nextInt(10) == 0) {
                    end.lose();
                } else {
                    end.letIn();
                }
            }
            for (int i = random.nextInt(12); i > 0 && end.hasToHear(); i--) {
                end.hear(skips && random.nextInt(200) == 0);
            }
        }

        void propose() {
            var state = membership.known();
            if (membership.isCurrent()) {
                var node = state.nodes().get(random.nextInt(state.nodes().size()));
                var change = new RingChange.Reincarnate(node.name(), node.incarnation());
                end.append(new LogRecord.Proposal(membership.process() + "-s" + changes++, state.epoch(), change));
            }
        }

        /** Where a process passes over records, whoever speaks first is right, so others count, not the log. */
        boolean isWrong() {
            return membership.isCurrent()
                    && (skips
                            ? processes.stream().anyMatch(this::differs)
                            : end.heard() > 0 && !membership.known().equals(states.get(end.heard() - 1)));
        }

        private boolean differs(Process other) {
            return !other.isCut
                    && other.membership.isCurrent()
                    && !membership.known().equals(other.membership.known());
        }
    }

    private MembershipSimulation(long seed, Set<String> without) {
        random = new SplittableRandom(seed);
        keeps = random.nextBoolean();
        skips = random.nextInt(4) == 0;
        log = new SimulatedLog(keeps, without);
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(new Process());
        }
    }

    /** What was violated in that schedule, and when. */
    static Optional<String> run(long seed, Set<String> without) {
        LOG.setLevel(Level.OFF);
        return new MembershipSimulation(seed, without).run();
    }

    private Optional<String> run() {
        for (int step = 0; step < STEPS; step++) {
            now += random.nextLong(TimeUnit.MILLISECONDS.toNanos(60));
            act();
            readAll();
            for (var process : processes) {
                if (isViolation(process)) {
                    return Optional.of("step %d: a process of %s goes by %s"
                            .formatted(step, processes.size(), process.membership.known()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isViolation(Process process) {
        if (!process.isWrong()) {
            process.wrongSince = now;
            return false;
        }
        return !skips || (!process.isCut && now - process.wrongSince > SOON_NANOS);
    }

    private void act() {
        int which = random.nextInt(processes.size());
        var process = processes.get(which);
        switch (random.nextInt(60)) {
            case 0 -> process.isCut = true;
            case 1, 2 -> process.isCut = false;
            case 3 -> {
                if (random.nextInt(4) == 0) {
                    processes.set(which, new Process());
                }
            }
            case 4, 5, 6, 7, 8 -> process.propose();
            case 9 -> {
                if (keeps) {
                    log.compact();
                }
            }
            case 10 -> {
                if (random.nextInt(keeps ? 40 : 8) == 0) {
                    log.truncate(keeps ? random.nextInt(60) : 60 + random.nextInt(60));
                }
            }
            default -> process.step();
        }
    }

    /** Whoever read everything from the beginning. */
    private void readAll() {
        for (; read < log.all().size(); read++) {
            whole.at(read);
            if (log.all().get(read) instanceof LogRecord.Proposal proposal) {
                whole.take(proposal);
            }
            states.add(whole.state());
        }
    }

    /** In how many schedules a violation is found; empty when in none of so many. */
    static Optional<Long> found(Set<String> without, long schedules) {
        return LongStream.range(0, schedules)
                .filter(seed -> run(seed, without).isPresent())
                .mapToObj(seed -> seed + 1)
                .findFirst();
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        long schedules = arguments.length == 0 ? 1_000 : Long.parseLong(arguments[0]);
        var none = found(Set.of(), schedules);
        System.out.printf(
                "| every mend in | %s |%n",
                none.map(n -> "VIOLATED by schedule " + n).orElse("none in " + schedules));
        none.ifPresent(seed -> System.out.println(run(seed - 1, Set.of())));
        for (var mend : MENDS) {
            var found = found(Set.of(mend), schedules);
            System.out.printf(
                    "| without %s | %s |%n", mend, found.map(Object::toString).orElse("none in " + schedules));
        }
    }
}
