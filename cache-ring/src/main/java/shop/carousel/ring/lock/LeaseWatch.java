package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.LockHold;

/**
 * Keeps a lease: asks for more time four times in each lease, so that three questions may go unanswered, and says so
 * when the lease is lost. One timer thread for the whole process, which only starts virtual threads.
 */
final class LeaseWatch {

    private static final Logger LOG = Logger.getLogger(LeaseWatch.class);
    private static final int QUESTIONS_PER_LEASE = 4;
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Holding holding;
    private final LockHold hold;
    private final LeaseTime time;
    private final long endNanos;
    private final Runnable whenLost;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile @Nullable Future<?> renewal;
    private volatile @Nullable Future<?> end;

    LeaseWatch(Holding holding, LockHold hold, LeaseTime time, long startNanos, Runnable whenLost) {
        this.holding = holding;
        this.hold = hold;
        this.time = time;
        this.endNanos = startNanos + hold.atMost().toNanos();
        this.whenLost = whenLost;
    }

    LeaseWatch start() {
        long pause = hold.lease().toNanos() / QUESTIONS_PER_LEASE;
        renewal = TIMER.scheduleAtFixedRate(
                () -> Thread.startVirtualThread(this::renew), pause, pause, TimeUnit.NANOSECONDS);
        watch();
        return this;
    }

    void stop() {
        stopped = true;
        cancel(renewal);
        cancel(end);
    }

    /** Looks again when the time would be over, unless more has been added until then. */
    private void watch() {
        if (!stopped) {
            end = TIMER.schedule(
                    () -> Thread.startVirtualThread(this::lookWhetherItIsOver),
                    time.left().toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    private void lookWhetherItIsOver() {
        if (time.isLeft()) {
            watch();
        } else {
            lose();
        }
    }

    private void renew() {
        if (!stopped && !time.reaches(endNanos) && asking.compareAndSet(false, true)) {
            try {
                ask();
            } finally {
                asking.set(false);
            }
        }
    }

    private void ask() {
        long start = System.nanoTime();
        long millis = Math.min(hold.lease().toMillis(), TimeUnit.NANOSECONDS.toMillis(endNanos - start));
        if (!time.isLeft() || millis < 1) {
            return;
        }
        switch (holding.renew(Duration.ofMillis(millis))) {
            case YES -> {
                if (!time.extend(start + TimeUnit.MILLISECONDS.toNanos(millis))) {
                    lose();
                }
            }
            case LOST -> {
                time.end();
                lose();
            }
            case UNKNOWN -> LOG.debug("A lock was not renewed; the next question follows");
        }
    }

    private void lose() {
        boolean news = !stopped;
        stop();
        if (news) {
            whenLost.run();
        }
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("carousel-lock-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
