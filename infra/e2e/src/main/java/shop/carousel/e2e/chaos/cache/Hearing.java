package shop.carousel.e2e.chaos.cache;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.MembershipLog;

/**
 * How a process hears of the ring: the membership log, and the clock by which it would notice that it hears nothing.
 * Both can be stopped, as in a virtual machine that was suspended and goes on: it believes what it knew. Thread-safe.
 */
final class Hearing implements MembershipLog {

    /** More than passes between two records of a run's processes. */
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final MembershipLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hears = lock.newCondition();
    private volatile boolean deaf;
    private volatile boolean late;
    private volatile long stoppedNanos;

    Hearing(MembershipLog log) {
        this.log = log;
    }

    /** What is said meanwhile is heard, late, when the deafness is over. */
    void deaf(boolean now) {
        lock.lock();
        try {
            stoppedNanos = System.nanoTime();
            deaf = now;
            hears.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Each record takes its time, so that more wait for it than are heard. */
    void late(boolean now) {
        late = now;
    }

    boolean isDeaf() {
        return deaf;
    }

    long nanoTime() {
        return deaf ? stoppedNanos : System.nanoTime();
    }

    @Override
    public void read(Reader reader) {
        log.read(new Reader() {

            @Override
            public void take(LogRecord entry, long position, long millis) {
                awaitHearing();
                reader.take(entry, position, millis);
            }

            @Override
            public void missed(Gap gap) {
                awaitHearing();
                reader.missed(gap);
            }

            @Override
            public void begunAgain() {
                awaitHearing();
                reader.begunAgain();
            }
        });
    }

    private void awaitHearing() {
        if (late) {
            LockSupport.parkNanos(DELAY_NANOS);
        }
        lock.lock();
        try {
            while (deaf) {
                hears.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void append(LogRecord entry) {
        if (!deaf) {
            log.append(entry);
        }
    }

    @Override
    public boolean keepsChanges() {
        return log.keepsChanges();
    }

    @Override
    public void forget(long position) {
        log.forget(position);
    }

    @Override
    public void close() {
        deaf(false);
        log.close();
    }
}
