package shop.carousel.ring.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Codec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingException;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.membership.SimulatedMemberships;
import shop.carousel.ring.simulation.machine.Instead;
import shop.carousel.ring.simulation.machine.Machine;
import shop.carousel.ring.simulation.machine.Machine.Computer;
import shop.carousel.ring.simulation.machine.Network.Script;
import shop.carousel.ring.simulation.machine.Program;

/**
 * Processes that write and read rows through the ring, while nodes join, leave, are away, restarted and short of room,
 * and processes stand still, do not hear of changes, die in the middle of a write, and are started again with other
 * options. The laws: a read gives what the row was at some time since a staleness bound before it began; a row that was
 * deleted behind the cache's back is read no longer than an entry lives, and no longer than the bound after a read with
 * certainty knew; a read with certainty gives what the row was while it went on.
 */
public final class CacheSimulation implements Program {

    private static final int STEPS = 8_000;
    private static final long STEP_NANOS = 1_200_000;
    private static final int PROCESSES = 4;
    private static final int READERS = 2;
    private static final int ROWS = 4;
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Duration VIEW_LEASE = Duration.ofMillis(500);

    /** So long the same few rows are written, and then others: what is outdated can be seen only while a row rests. */
    private static final long SPELL_NANOS = TimeUnit.MILLISECONDS.toNanos(1_200);

    /** After a process hears again, until it knows the ring and has said again what it said. */
    private static final long SAID_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private static final int WRITTEN_IN_A_SPELL = 3;
    private static final Duration BRIEF = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMillis(200);

    /** How long after its row was deleted an entry may be read: a lease's time to load, its life, a lease's to copy. */
    private static final Duration LONGEST_LIFE = BRIEF.plus(LEASE).plus(LEASE).plusMillis(100);

    private static final List<String> CACHES = List.of("plain", "pair", "brief");
    private static final long NEVER = Long.MAX_VALUE;
    private static final long ABSENT = -1;

    @Override
    public Optional<String> run(long seed, List<Script> edits) {
        try (var machine = new Machine(seed)) {
            machine.network().edit(edits);
            return new World(machine).run();
        }
    }

    /** What a row was, from when on, and until when it may be taken for that. */
    private static final class State {

        final long value;
        final long begin;
        long end = NEVER;
        long known = NEVER;

        State(long value, long begin) {
            this.value = value;
            this.begin = begin;
        }
    }

    private static final class Row {

        final String cache;
        final String key;
        final List<State> states = new ArrayList<>();
        long version;

        Row(String cache, String key, long now) {
            this.cache = cache;
            this.key = key;
            states.add(new State(0, now));
        }

        State now() {
            return states.getLast();
        }

        State change(long value, long now) {
            now().end = now;
            var state = new State(value, now);
            states.add(state);
            return state;
        }

        boolean wasSince(long value, long earliest, long latest) {
            return states.stream()
                    .anyMatch(state -> state.value == value && state.begin <= latest && state.known >= earliest);
        }

        boolean wasExactly(long value, long begin, long end) {
            return states.stream().anyMatch(state -> state.value == value && state.begin <= end && state.end >= begin);
        }
    }

    private static final class World extends Schedule {

        private final SimulatedMemberships log;
        private final boolean outbox;
        private final List<Process> processes = new ArrayList<>();
        private final Map<String, Row> rows = new HashMap<>();
        private final List<Row> all = new ArrayList<>();

        World(Machine machine) {
            super(machine);
            this.log = new SimulatedMemberships(machine::nanos);
            this.outbox = random.nextBoolean();
            for (int i = 0; i < ROWS; i++) {
                for (var cache : CACHES) {
                    var row = new Row(cache, cache + i, machine.nanos());
                    rows.put(row.key, row);
                    all.add(row);
                }
            }
        }

        private static RingNode node(int number) {
            return new RingNode("n" + number, "n" + number + ":1", 1, "z" + number % 2, 1);
        }

        private final class Process {

            final Computer computer = new Computer("p" + random.nextInt(1_000_000));
            final String zone = "z" + random.nextInt(2);
            final SimulatedMemberships.Member member;
            final int copies;
            final Map<String, RingCache<Long>> caches = new HashMap<>();

            @Nullable
            CacheRing ring;

            long deafUntil;

            /** Whoever cannot hear for long cannot tell the right nodes, either: that would be two faults. */
            long restingUntil;

            Process(int copies) {
                this.copies = copies;
                var membership = MembershipOptions.DEFAULT
                        .viewLease(VIEW_LEASE)
                        .migrationWindow(Duration.ofMillis(300))
                        .stalenessBound(BOUND);
                var options = RingOptions.of(List.of(node(0), node(1), node(2)))
                        .placement(PlacementAlgorithm.MODULO)
                        .zone(zone)
                        .membership(membership)
                        .client(SimulatedOptions.client(Duration.ofMillis(300)));
                member = log.join(options);
                machine.spawn(computer, () -> start(options));
                machine.spawn(computer, this::write);
                for (int i = 0; i < READERS; i++) {
                    machine.spawn(computer, this::read);
                }
                machine.as(computer, this::beat);
                tell("%s starts, %d copies, outbox %s", computer.name(), copies, outbox);
            }

            private void start(RingOptions options) {
                var started = CacheRings.start(options, member.membership(), Instead.vertx());
                caches.put("plain", started.cache(spec("plain")));
                caches.put("pair", started.cache(spec("pair").replicas(copies)));
                caches.put(
                        "brief",
                        started.cache(
                                spec("brief").replicas(2).timeToLive(BRIEF).absentTimeToLive(BRIEF)));
                ring = started;
            }

            private void beat() {
                member.beat();
                machine.after(TimeUnit.MILLISECONDS.toNanos(120), this::beat);
            }

            void hear() {
                if (!computer.isStanding() && machine.nanos() > deafUntil) {
                    machine.as(computer, () -> member.step(random));
                }
            }

            private RingCache<Long> cache(Row row) {
                return Objects.requireNonNull(caches.get(row.cache));
            }

            private void write() {
                machine.await(() -> ring != null);
                while (true) {
                    pause(50 + random.nextInt(150));
                    machine.await(() -> machine.nanos() > restingUntil);
                    int spell = (int) (machine.nanos() / SPELL_NANOS * WRITTEN_IN_A_SPELL % all.size());
                    var row = all.get((spell + random.nextInt(WRITTEN_IN_A_SPELL)) % all.size());
                    if (random.nextInt(4) == 0 && !row.cache.equals("plain") && row.now().value != ABSENT) {
                        delete(row);
                    } else {
                        update(row);
                    }
                }
            }

            /** Behind the cache's back. */
            private void delete(Row row) {
                var state = row.now();
                tell("%s is deleted", row.key);
                row.change(ABSENT, machine.nanos());
                if (row.cache.equals("brief")) {
                    state.known = machine.nanos() + LONGEST_LIFE.minus(BOUND).toNanos();
                }
            }

            private void update(Row row) {
                var before = row.now();
                long version = ++row.version;
                row.change(version, machine.nanos());
                if (outbox) {
                    known(row, before);
                    sayAgain(row, version);
                    if (random.nextInt(8) == 0) {
                        return;
                    }
                }
                tell("%s writes %s = %d", computer.name(), row.key, version);
                if (random.nextInt(3) == 0) {
                    pause(random.nextInt(40));
                }
                cache(row).invalidate(row.key, version);
                known(row, before);
            }

            private void known(Row row, State state) {
                for (var each : row.states) {
                    if (each.begin <= state.begin) {
                        each.known = Math.min(each.known, machine.nanos());
                    }
                }
            }

            private void read() {
                machine.await(() -> ring != null);
                while (true) {
                    pause(random.nextInt(30));
                    var row = all.get(random.nextInt(all.size()));
                    try {
                        if (random.nextInt(8) == 0) {
                            readWithCertainty(row);
                        } else {
                            read(row);
                        }
                    } catch (RingException overloaded) {
                        pause(50);
                    }
                }
            }

            private void read(Row row) {
                long begin = machine.nanos();
                long value = random.nextInt(4) == 0
                        ? Objects.requireNonNullElse(
                                cache(row)
                                        .getAll(Set.of(row.key), keys -> load(row))
                                        .get(row.key),
                                ABSENT)
                        : cache(row).get(row.key, key -> load(row).get(key)).orElse(ABSENT);
                if (!row.wasSince(value, begin - BOUND.toNanos(), machine.nanos())) {
                    violated("%s reads %s of %s, which is %d", computer.name(), value, row.key, row.now().value);
                }
            }

            private void readWithCertainty(Row row) {
                long begin = machine.nanos();
                long value = cache(row)
                        .get(row.key, Consistency.STRONG, key -> load(row).get(key))
                        .orElse(ABSENT);
                if (!row.wasExactly(value, begin, machine.nanos())) {
                    violated("%s reads %s of %s with certainty", computer.name(), value, row.key);
                }
                if (value == ABSENT && row.now().value == ABSENT) {
                    tell("%s knows that %s is gone", computer.name(), row.key);
                    knowsGone(row, row.now());
                }
            }

            private void knowsGone(Row row, State gone) {
                Runnable known = () -> row.states.stream()
                        .filter(state -> state.value != ABSENT && state.begin < gone.begin)
                        .forEach(state -> state.known = Math.min(state.known, machine.nanos()));
                if (machine.nanos() > restingUntil) {
                    known.run();
                } else {
                    machine.as(computer, () -> onceItHears(known));
                }
            }

            /** Whoever knows no ring to use says it later; unless it ends before, which were two faults. */
            private void onceItHears(Runnable known) {
                long left = Math.max(restingUntil, deafUntil) + SAID_AGAIN_NANOS - machine.nanos();
                if (left <= 0) {
                    known.run();
                } else {
                    machine.after(left, () -> onceItHears(known));
                }
            }

            /** What the source says, which takes its time before and after. */
            private Map<String, Versioned<Long>> load(Row row) {
                pause(random.nextInt(10));
                long value = row.now().value;
                pause(random.nextInt(random.nextInt(6) == 0 ? 260 : 10));
                return value == ABSENT ? Map.of() : Map.of(row.key, new Versioned<>(value, value));
            }
        }

        /** The event of a change, which another process hears in its time. */
        private void sayAgain(Row row, long version) {
            machine.as(
                    new Computer("outbox"),
                    () -> machine.after(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(500)), () -> {
                        var able = processes.stream()
                                .filter(process -> process.ring != null && !process.computer.isStanding())
                                .toList();
                        if (able.isEmpty()) {
                            sayAgain(row, version);
                        } else {
                            var process = able.get(random.nextInt(able.size()));
                            machine.spawn(
                                    process.computer, () -> process.cache(row).invalidate(row.key, version));
                        }
                    }));
        }

        private static CacheSpec<Long> spec(String name) {
            return CacheSpec.of(name, new Numbers()).leaseTime(LEASE);
        }

        Optional<String> run() {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(new Process(2));
            }
            return play(STEPS);
        }

        @Override
        void step(int number) {
            machine.step(STEP_NANOS);
            machine.step(STEP_NANOS / 4);
            machine.step(STEP_NANOS / 4);
            machine.step(STEP_NANOS / 4);
            processes.forEach(Process::hear);
            if (isNextFaultDue()) {
                fault();
            }
        }

        private void fault() {
            long millis = 20 + random.nextInt(400);
            var process = processes.get(random.nextInt(processes.size()));
            var server = machine.network().server(node(random.nextInt(4)).address());
            int which = random.nextInt(16);
            tell("fault %d of %d ms: %s, %s", which, millis, process.computer.name(), server.address());
            switch (which) {
                case 0 -> {
                    server.stand(true);
                    healBy(() -> server.stand(false));
                }
                case 1 -> {
                    machine.network().silence(process.computer.name(), server.address(), true);
                    healBy(() -> machine.network().silence(process.computer.name(), server.address(), false));
                }
                case 2 -> machine.network().cut(server.address());
                case 3 -> {
                    process.computer.stand(true);
                    healBy(() -> process.computer.stand(false));
                }
                case 4, 5 -> {
                    server.save();
                    server.restart(random.nextBoolean());
                }
                case 6, 7 -> server.evict(":" + all.get(random.nextInt(all.size())).key);
                case 8 -> {
                    process.deafUntil = later(4_000);
                    process.restingUntil = process.deafUntil;
                }
                case 9 -> process.deafUntil = later(500);
                case 10, 11 ->
                    change(process, new RingChange.Leave(node(random.nextInt(4)).name()));
                case 12, 13 -> change(process, new RingChange.Join(node(random.nextInt(4))));
                case 14 -> restart(process, 2);
                default -> restart(process, 1);
            }
            faultFor(millis + random.nextInt(200));
        }

        private void change(Process process, RingChange change) {
            var ring = process.ring;
            if (ring != null) {
                machine.spawn(
                        process.computer,
                        () -> tell(
                                "%s: %s",
                                change, ring.propose(change, ring.topology().epoch())));
            }
        }

        private void restart(Process process, int copies) {
            process.computer.end();
            processes.set(processes.indexOf(process), new Process(copies));
        }
    }

    private static final class Numbers implements Codec<Long> {

        @Override
        public byte[] encode(Long value) {
            return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        }

        @Override
        public Long decode(byte[] bytes) {
            return ByteBuffer.wrap(bytes).getLong();
        }
    }
}
