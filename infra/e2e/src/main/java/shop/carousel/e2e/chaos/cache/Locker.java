package shop.carousel.e2e.chaos.cache;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockUnavailableException;

/**
 * Takes locks all the time, and writes with their tokens, late ones too. Order {@value #GRIP}: keeps the next lock
 * until it has run out, and says when it has it.
 */
final class Locker implements Worker.Role {

    static final String ROLE = "locker";
    static final String GRIP = "grip";

    /** What is said back when an order is obeyed. */
    static final String GRIPPED = "gripped";

    /** How long a lock lasts that is not given back. */
    static final Duration HOLD = Duration.ofMillis(800);

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final long LOOK_NANOS = 500_000;
    private static final long LONGEST_WORK_NANOS = 20_000_000;

    private final Job job;
    private final WorkerRing ring;
    private final Recorder recorder;
    private final Source source;
    private final SplittableRandom random =
            new SplittableRandom(17 * ProcessHandle.current().pid());
    private final Loop loop = new Loop(ROLE, PAUSE, this::work);
    private final Loop settler;
    private volatile boolean gripping;

    Locker(Job job, WorkerRing ring, Recorder recorder) throws SQLException {
        this.job = job;
        this.ring = ring;
        this.recorder = recorder;
        this.source = new Source(job.jdbcUrl(), job.user(), job.password());
        this.settler = new Loop("settler", Duration.ofMillis(100), recorder::settle);
    }

    static boolean is(String process) {
        return process.startsWith(ROLE);
    }

    @Override
    public void start() {
        loop.start();
        settler.start();
    }

    @Override
    public void obey(String order) {
        gripping = order.equals(GRIP);
    }

    private void work() throws SQLException {
        String key = job.lockKeys().get(random.nextInt(job.lockKeys().size()));
        long begin = System.nanoTime();
        try {
            var lease = ring.ring().locks().tryLock(Set.of(key), HOLD, WAIT);
            if (lease.isPresent()) {
                hold(key, lease.get(), begin);
            }
        } catch (LockUnavailableException away) {
            LockSupport.parkNanos(WAIT.toNanos());
        }
    }

    private void hold(String key, LockLease lease, long begin) throws SQLException {
        long granted = System.nanoTime();
        long token = lease.token(key);
        recorder.note(new Note(Note.Kind.GRANT, key, token, begin, granted));
        boolean grips = gripping;
        if (grips) {
            gripping = false;
            System.out.println(GRIPPED);
        }
        long sure = keep(lease, grips ? Long.MAX_VALUE : granted + random.nextLong(LONGEST_WORK_NANOS));
        write(key, token);
        recorder.note(new Note(Note.Kind.HELD, key, token, granted, Math.max(granted, sure)));
        lease.close();
    }

    /** Until when the lease was sure: the time before it said so, so that no pause in between counts. */
    private static long keep(LockLease lease, long end) {
        long sure = 0;
        for (long now; (now = System.nanoTime()) < end && lease.held(); ) {
            sure = now;
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return sure;
    }

    private void write(String key, long token) throws SQLException {
        long begin = System.nanoTime();
        var kind = source.write(key, token) ? Note.Kind.FENCED : Note.Kind.DENIED;
        recorder.note(new Note(kind, key, token, begin, System.nanoTime()));
    }

    @Override
    public void close() {
        loop.close();
        settler.close();
        recorder.settle();
    }
}
