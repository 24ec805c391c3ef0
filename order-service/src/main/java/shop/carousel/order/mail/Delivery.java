package shop.carousel.order.mail;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;

/**
 * Sends a letter that is a row of work. The row stays this process's while it waits for the server, within the server's
 * limit, so no other process sends the letter meanwhile.
 */
@Singleton
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** How long a dead process delays a message; extended while waiting for the server. */
    static final Duration LEASE = Duration.ofSeconds(40);

    private static final Duration LOOK = Duration.ofSeconds(10);

    private final MailSender sender;
    private final WorkQueue queue;
    private final MailConfig config;
    private final Executor sends = send -> Thread.ofVirtual().name("mail-send").start(send);

    Delivery(MailSender sender, WorkQueue queue, MailConfig config) {
        this.sender = sender;
        this.queue = queue;
        this.config = config;
    }

    /** How letters are taken up and tried again. */
    WorkLimits limits() {
        return new WorkLimits(
                config.concurrency(),
                LEASE,
                config.attempts(),
                new Backoff(config.firstPause(), config.longestPause()));
    }

    /** Sends it; returns when the server has it, else fails. */
    void deliver(WorkItem item, Letter letter) {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sender.send(letter), sends);
        long end = System.nanoTime() + config.longest().toNanos();
        while (!isDone(sent, Math.min(LOOK.toNanos(), end - System.nanoTime()))) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException("the mail server took longer than " + config.longest());
            }
            extend(item);
        }
    }

    /** The message is under way: a database that is away for a moment is no reason to send it again. */
    private void extend(WorkItem item) {
        try {
            queue.extend(item, LEASE);
        } catch (RuntimeException away) {
            LOG.warnf("mail %s is being sent, and its lease cannot be begun anew now: %s", item.key(), away);
        }
    }

    private static boolean isDone(CompletableFuture<Void> sent, long nanos) {
        try {
            sent.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException refused) {
            throw new IllegalStateException(String.valueOf(refused.getCause()), refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the mail server was waited for", stop);
        }
    }
}
