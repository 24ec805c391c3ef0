package shop.carousel.ring.simulation.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time, threads and chance of one schedule. Threads take turns: one runs at a time, until it waits, and which of those
 * that can go on is next is a matter of the seed. There is one machine at a time.
 */
public final class Machine implements AutoCloseable {

    private static final int MOST_LOOKS = 10_000;
    private static volatile @Nullable Machine present;

    private final long seed;
    private final SplittableRandom random;
    private final List<Fiber> fibers = new ArrayList<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::atNanos).thenComparingLong(Timer::number));
    private final Thread scheduler = Thread.currentThread();
    private final Network network = new Network(this);
    private long now = TimeUnit.HOURS.toNanos(1);
    private long timersSet;
    private int looks;
    private @Nullable Fiber running;
    private Computer computer = new Computer("operator");
    private volatile boolean over;

    /** What nobody expects a thread to end with. */
    private volatile @Nullable Throwable fault;

    /** Where a process runs: it can stand still, end, and have a wrong clock. */
    public static final class Computer {

        private final String name;
        private boolean standing;
        private boolean ended;
        private long clockMillis;

        public Computer(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        public boolean isStanding() {
            return standing;
        }

        /** Nothing of it goes on, or all of it. */
        public void stand(boolean still) {
            standing = still;
        }

        public boolean isEnded() {
            return ended;
        }

        /** For good. */
        public void end() {
            ended = true;
        }

        /** How far its clock is wrong; what is measured on it is right. */
        public void clock(long millis) {
            clockMillis = millis;
        }

        boolean works() {
            return !standing && !ended;
        }
    }

    private record Timer(long atNanos, long number, Computer computer, Runnable action) {}

    private final class Fiber {

        final Computer its = computer;
        final Thread thread;
        BooleanSupplier until = () -> true;
        volatile boolean turn;
        boolean done;

        Fiber(Runnable action) {
            thread = Thread.ofVirtual().unstarted(() -> {
                try {
                    awaitTurn();
                    action.run();
                } catch (ScheduleOver end) {
                    // So be it.
                } catch (RuntimeException | Error e) {
                    fault = e;
                } finally {
                    done = true;
                    pass();
                }
            });
        }

        boolean canGoOn() {
            return its.works() && until.getAsBoolean();
        }

        void run() {
            var before = computer;
            computer = its;
            running = this;
            looks = 0;
            turn = true;
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            } else {
                LockSupport.unpark(thread);
            }
            while (turn) {
                LockSupport.park(this);
            }
            running = null;
            computer = before;
        }

        void pass() {
            turn = false;
            LockSupport.unpark(scheduler);
        }

        void awaitTurn() {
            while (!turn) {
                LockSupport.park(this);
            }
            if (over) {
                throw ScheduleOver.INSTANCE;
            }
        }
    }

    public Machine(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        present = this;
    }

    public static Machine present() {
        var machine = present;
        if (machine == null) {
            throw new IllegalStateException("No schedule is under way");
        }
        return machine;
    }

    public SplittableRandom random() {
        return random;
    }

    /** Chance for who runs here: the same at the same time on the same computer, in whatever order it is asked for. */
    SplittableRandom chance() {
        return new SplittableRandom(seed ^ now ^ (long) computer.name().hashCode() << Integer.SIZE);
    }

    public Network network() {
        return network;
    }

    /** On the clock of everybody. */
    public long nanos() {
        return now;
    }

    /** Somebody looks at the clock: who does nothing else waits for nothing to happen. */
    long look() {
        if (looks++ > MOST_LOOKS) {
            throw new IllegalStateException("A thread goes round and round");
        }
        return now;
    }

    /** Whose turn it is. */
    public Computer computer() {
        return computer;
    }

    long wallMillis() {
        return wallMillis(computer.clockMillis);
    }

    long wallMillis(long offset) {
        return 1_700_000_000_000L + TimeUnit.NANOSECONDS.toMillis(now) + offset;
    }

    /** Something that a computer does, in a thread of its own. */
    public void spawn(Computer its, Runnable action) {
        as(its, () -> fibers.add(new Fiber(action)));
    }

    void spawn(Runnable action) {
        fibers.add(new Fiber(action));
    }

    /** Something that a computer does at once, without waiting for anything. */
    public void as(Computer its, Runnable action) {
        var before = computer;
        computer = its;
        try {
            action.run();
        } finally {
            computer = before;
        }
    }

    /** Later, on the same computer, as soon as that works. */
    public void after(long nanos, Runnable action) {
        timers.add(new Timer(now + Math.max(0, nanos), timersSet++, computer, action));
    }

    /** Waits. Only what runs in a thread of the machine's does. */
    public void await(BooleanSupplier until) {
        var fiber = running;
        if (fiber == null) {
            throw new IllegalStateException("Whoever has no thread waits for nothing");
        }
        if (over) {
            throw ScheduleOver.INSTANCE;
        }
        fiber.until = until;
        fiber.pass();
        fiber.awaitTurn();
    }

    void sleep(long nanos) {
        long end = now + nanos;
        await(() -> now >= end);
    }

    /** Some time passes; then one of all that can go on does. */
    public void step(long mostNanos) {
        now += random.nextLong(mostNanos);
        runTimers();
        if (random.nextBoolean()) {
            runOne();
        } else {
            network.deliverOne();
        }
        if (fault != null) {
            throw new IllegalStateException("A thread has failed", fault);
        }
    }

    private void runTimers() {
        var deferred = new ArrayList<Timer>();
        for (var next = timers.peek(); next != null && next.atNanos <= now; next = timers.peek()) {
            timers.remove();
            var its = next.computer();
            if (its.works()) {
                looks = 0;
                as(its, next.action());
            } else if (!its.isEnded()) {
                deferred.add(next);
            }
        }
        timers.addAll(deferred);
    }

    private void runOne() {
        fibers.removeIf(fiber -> fiber.done);
        var ready = fibers.stream().filter(Fiber::canGoOn).toList();
        if (!ready.isEmpty()) {
            ready.get(random.nextInt(ready.size())).run();
        }
    }

    @Override
    public void close() {
        over = true;
        for (var fiber : fibers) {
            while (!fiber.done) {
                fiber.run();
            }
        }
        present = null;
    }
}
