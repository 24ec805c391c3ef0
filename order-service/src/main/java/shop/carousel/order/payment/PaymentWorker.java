package shop.carousel.order.payment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off due payments: one thread that takes them up, and a virtual thread for each, at most
 * {@link PaymentConfig#concurrency()} at a time. Woken by commits of this process; a poll finds what waits or was left behind.
 */
@Singleton
class PaymentWorker {

    private static final Logger LOG = Logger.getLogger(PaymentWorker.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

    private final Payments payments;
    private final PaymentAttempt attempt;
    private final PaymentBell bell;
    private final PaymentConfig config;
    private final Semaphore places;
    private volatile boolean running;
    private @Nullable Thread thread;

    PaymentWorker(Payments payments, PaymentAttempt attempt, PaymentBell bell, PaymentConfig config) {
        this.payments = payments;
        this.attempt = attempt;
        this.bell = bell;
        this.config = config;
        this.places = new Semaphore(config.concurrency());
    }

    void start(@Observes StartupEvent started) {
        running = true;
        thread = Thread.ofPlatform().name("payments").daemon().start(this::run);
    }

    /** Attempts under way get a moment to end; the lease hands those that do not to another process. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        bell.ring();
        if (thread != null) {
            thread.join(STOP_PATIENCE);
        }
        boolean done = places.tryAcquire(config.concurrency(), STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (!done) {
            LOG.info("Payments under way are left to their leases.");
        }
    }

    private void run() {
        while (running) {
            try {
                bell.await(config.pollInterval());
                takeUpAll();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException fault) {
                LOG.warnf("Payments cannot be looked up now, trying again: %s", fault.getMessage());
            }
        }
    }

    /** As many as there is room for; whoever ends an attempt rings the bell when there may be more. */
    private void takeUpAll() throws InterruptedException {
        int room = places.availablePermits();
        if (room == 0 || !running) {
            return;
        }
        List<PaymentWork> due = payments.takeUp(room, config.lease());
        for (PaymentWork work : due) {
            places.acquire();
            Thread.ofVirtual().name("payment").start(() -> carryOut(work, due.size() == room));
        }
    }

    private void carryOut(PaymentWork work, boolean maybeMore) {
        try {
            attempt.make(work);
        } catch (RuntimeException fault) {
            LOG.warnf("The payment of order %s waits for its next turn: %s", work.orderId(), fault);
        } finally {
            places.release();
            if (maybeMore) {
                bell.ring();
            }
        }
    }
}
