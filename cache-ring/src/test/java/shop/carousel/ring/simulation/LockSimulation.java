package shop.carousel.ring.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.membership.SimulatedMemberships;
import shop.carousel.ring.simulation.machine.Instead;
import shop.carousel.ring.simulation.machine.Machine;
import shop.carousel.ring.simulation.machine.Machine.Computer;
import shop.carousel.ring.simulation.machine.Network.Script;
import shop.carousel.ring.simulation.machine.Program;

/**
 * Processes that take locks while these move to other nodes, nodes are emptied, restarted, away, or have their clocks
 * set, and processes stand still and are started again. The laws: two are never sure of the same lock at the same time,
 * while no clock of a node goes forward; a token is higher than that of every grant that was there before it was asked
 * for, whatever clocks do; nobody waits longer than it said; in the end
 * there are locks again, unless a clock was set back, by which locks last longer.
 */
public final class LockSimulation implements Program {

    private static final int STEPS = 9_000;
    private static final long STEP_NANOS = 1_200_000;
    private static final int PROCESSES = 3;
    private static final int WORKERS = 2;
    private static final List<String> KEYS = List.of("k1", "k2", "k3");
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofMillis(300);
    private static final long SETTLING_MILLIS =
            LONGEST_HOLD.plus(CONNECT).plusMillis(200).toMillis();

    /** What a caller waits in addition: for answers of nodes that are away, and for its turn in a full machine. */
    private static final long PATIENCE_MILLIS = 1_500;

    private static final long LONGEST_OUTAGE_MILLIS = 250;

    @Override
    public Optional<String> run(long seed, List<Script> edits) {
        try (var machine = new Machine(seed)) {
            machine.network().edit(edits);
            return new World(machine).run();
        }
    }

    private record LockRing(long epoch, List<RingNode> nodes) {}

    private record Granted(String key, long token, long nanos, LockLease lease, String process) {}

    private static final class World extends Schedule {

        private final boolean clocks;
        private final @Nullable SimulatedMemberships log;
        private final List<Process> processes = new ArrayList<>();
        private final List<Granted> held = new ArrayList<>();
        private final Map<String, List<Granted>> grants = new HashMap<>();
        private LockRing configured = new LockRing(1, List.of(node(0)));
        private List<RingNode> former = List.of();
        private boolean ending;
        private final Set<String> lockedInTheEnd = new HashSet<>();

        World(Machine machine) {
            super(machine);
            this.clocks = random.nextInt(3) == 0;
            this.log = random.nextBoolean() ? new SimulatedMemberships(machine::nanos) : null;
        }

        private static RingNode node(int number) {
            return RingNode.of("l" + number, "l" + number + ":1");
        }

        private final class Process {

            final LockRing mine = configured;
            final Computer computer = new Computer("p" + random.nextInt(1_000_000));
            final SimulatedMemberships.@Nullable Member member;

            @Nullable
            CacheRing ring;

            long deafUntil;

            Process() {
                var options = RingOptions.of(List.of(RingNode.of("c", "c:1")))
                        .placement(PlacementAlgorithm.MODULO)
                        .lockNodes(mine.nodes())
                        .formerLockNodes(log == null ? former : List.of())
                        .locks(LockOptions.DEFAULT
                                .epoch(mine.epoch())
                                .longestHold(LONGEST_HOLD)
                                .longestPause(Duration.ofMillis(100)))
                        .client(SimulatedOptions.client(CONNECT));
                member = log == null ? null : log.join(options);
                tell("%s starts with %s, former %s, log %s", computer.name(), mine, former, log != null);
                deafUntil = random.nextInt(4) == 0 ? later(2_500) : 0;
                machine.spawn(computer, () -> start(options));
                for (int i = 0; i < WORKERS; i++) {
                    machine.spawn(computer, this::work);
                }
                machine.as(computer, this::beat);
            }

            private void start(RingOptions options) {
                var vertx = Instead.vertx();
                ring = member == null
                        ? CacheRings.start(options, vertx)
                        : CacheRings.start(options, member.membership(), vertx);
            }

            private void beat() {
                if (member != null) {
                    member.beat();
                    machine.after(TimeUnit.MILLISECONDS.toNanos(250), this::beat);
                }
            }

            void hear() {
                if (member != null && !computer.isStanding() && machine.nanos() > deafUntil) {
                    machine.as(computer, () -> member.step(random));
                }
            }

            private void work() {
                machine.await(() -> ring != null);
                while (true) {
                    var keys = random.nextInt(4) == 0 ? KEYS : List.of(KEYS.get(random.nextInt(KEYS.size())));
                    try {
                        lock(keys);
                    } catch (LockUnavailableException away) {
                        pause(20 + random.nextInt(100));
                    }
                    pause(random.nextInt(40));
                }
            }

            private void lock(List<String> keys) {
                long lease = random.nextInt(5) == 0 ? 10 : 60 + random.nextInt(400);
                var hold = random.nextBoolean()
                        ? LockHold.once(Duration.ofMillis(lease))
                        : LockHold.renewed(Duration.ofMillis(lease), Duration.ofMillis(12 * lease), () -> {});
                long wait = random.nextBoolean() ? 0 : random.nextInt(300);
                long asked = machine.nanos();
                var watched = watch(asked, wait);
                Optional<LockLease> taken;
                try {
                    taken = Objects.requireNonNull(ring).locks().tryLock(keys, hold, Duration.ofMillis(wait));
                } finally {
                    watched[0] = true;
                }
                if (taken.isPresent()) {
                    note(keys, taken.get(), asked);
                    pause(random.nextLong(random.nextInt(4) == 0 ? 12 * lease : 2 * lease));
                    if (random.nextInt(4) > 0) {
                        taken.get().close();
                    }
                }
            }

            /** Whoever stands still meanwhile waits longer. */
            private boolean[] watch(long asked, long wait) {
                var over = new boolean[1];
                long[] stood = new long[1];
                watch(over, stood, asked, wait);
                return over;
            }

            private void watch(boolean[] over, long[] lastNanos, long asked, long wait) {
                long since = lastNanos[0] == 0 ? asked : lastNanos[0];
                boolean stood = machine.nanos() - since > TimeUnit.MILLISECONDS.toNanos(100);
                lastNanos[0] = machine.nanos();
                if (over[0] || stood) {
                    return;
                }
                if (machine.nanos() - asked > TimeUnit.MILLISECONDS.toNanos(wait + PATIENCE_MILLIS)) {
                    violated("%s waits for a lock longer than %d ms", computer.name(), wait);
                } else {
                    machine.after(TimeUnit.MILLISECONDS.toNanos(50), () -> watch(over, lastNanos, asked, wait));
                }
            }

            private void note(List<String> keys, LockLease lease, long asked) {
                for (var key : keys) {
                    var grant = new Granted(key, lease.token(key), machine.nanos(), lease, computer.name());
                    var before = grants.computeIfAbsent(key, ignored -> new ArrayList<>());
                    before.stream()
                            .filter(other -> other.nanos() <= asked && other.token() >= grant.token())
                            .findFirst()
                            .ifPresent(other -> violated(
                                    "%s has %s under token %d after %s had it under %d",
                                    grant.process(), key, grant.token(), other.process(), other.token()));
                    before.add(grant);
                    tell("%s (epoch %d) has %s, asked %,d", computer.name(), mine.epoch(), key, asked / 1_000_000);
                    held.add(grant);
                    if (ending) {
                        lockedInTheEnd.add(key);
                    }
                }
            }
        }

        Optional<String> run() {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(new Process());
            }
            return play(STEPS);
        }

        @Override
        void end() {
            if (!clocks && lockedInTheEnd.size() < KEYS.size()) {
                violated("only %s could be locked in the end", lockedInTheEnd);
            }
        }

        @Override
        void step(int number) {
            machine.step(STEP_NANOS);
            machine.step(STEP_NANOS / 4);
            machine.step(STEP_NANOS / 4);
            processes.forEach(Process::hear);
            if (isNextFaultDue()) {
                if (number < STEPS * 2 / 3) {
                    fault();
                } else if (!ending) {
                    processes.removeIf(process -> {
                        process.computer.end();
                        return true;
                    });
                    for (int i = 0; i < PROCESSES; i++) {
                        processes.add(new Process());
                    }
                    ending = true;
                }
            }
            judge();
        }

        private void judge() {
            held.removeIf(grant -> !grant.lease().held());
            for (int i = 0; i < held.size() && !clocks; i++) {
                for (int j = i + 1; j < held.size(); j++) {
                    if (held.get(i).key().equals(held.get(j).key())
                            && held.get(i).lease() != held.get(j).lease()) {
                        violated(
                                "%s and %s are sure of %s",
                                held.get(i).process(),
                                held.get(j).process(),
                                held.get(i).key());
                    }
                }
            }
        }

        private void fault() {
            long millis = 20 + random.nextInt((int) LONGEST_OUTAGE_MILLIS);
            var process = processes.get(random.nextInt(processes.size()));
            var server = machine.network().server(node(random.nextInt(3)).address());
            int which = random.nextInt(14);
            tell("fault %d of %d ms: %s, %s", which, millis, process.computer.name(), server.address());
            switch (which) {
                case 0, 1 -> {
                    server.stand(true);
                    healBy(() -> server.stand(false));
                }
                case 2, 3 -> {
                    machine.network().silence(process.computer.name(), server.address(), true);
                    healBy(() -> machine.network().silence(process.computer.name(), server.address(), false));
                }
                case 4 -> machine.network().cut(server.address());
                case 5, 6 -> {
                    process.computer.stand(true);
                    millis = 100 + random.nextInt(2_000);
                    healBy(() -> process.computer.stand(false));
                }
                case 7 -> {
                    if (!server.isClockBehind()) {
                        server.flush();
                    }
                }
                case 8 -> {
                    if (!server.isClockBehind()) {
                        server.restart(random.nextBoolean());
                    }
                }
                case 9 -> {
                    if (clocks) {
                        server.step(TimeUnit.MILLISECONDS.toMicros(random.nextInt(-60_000, 60_000)));
                    }
                }
                case 10 -> process.deafUntil = later(4_000);
                case 11, 12 -> exchange();
                default -> restart(process);
            }
            faultFor(millis + random.nextInt(300));
        }

        private void restart(Process process) {
            process.computer.end();
            held.removeIf(grant -> grant.process().equals(process.computer.name()));
            processes.set(processes.indexOf(process), new Process());
        }

        /** Everybody is started again before the next exchange. */
        private void exchange() {
            var outdated = processes.stream()
                    .filter(process -> process.mine.epoch() < configured.epoch())
                    .findFirst();
            if (outdated.isPresent()) {
                restart(outdated.get());
                return;
            }
            int chosen = 1 + random.nextInt(7);
            former = configured.nodes();
            var nodes = IntStream.range(0, 3)
                    .filter(i -> (chosen & 1 << i) > 0)
                    .mapToObj(World::node)
                    .toList();
            configured = new LockRing(configured.epoch() + 1, nodes);
            restart(processes.get(random.nextInt(processes.size())));
        }
    }
}
