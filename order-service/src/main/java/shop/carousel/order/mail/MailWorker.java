package shop.carousel.order.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import shop.carousel.kit.web.PublicUrl;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.kit.work.Worker;
import shop.carousel.order.access.OrderLinks;
import shop.carousel.order.account.EmailAddress;
import shop.carousel.order.read.OrderMail;
import shop.carousel.order.read.OrderMail.Addressed;

/**
 * Sends one message. Its row goes when the mail server has it: in the ordinary case once, and again only where this
 * process dies in between; then the second one has the same {@code Message-ID}, by which mail systems know it. A server
 * that takes longer than its limit over the end of a message may have taken it as well.
 */
@Singleton
class MailWorker implements Worker {

    static final String KIND = "mail";

    private static final Logger LOG = Logger.getLogger(MailWorker.class);

    /** What a process that dies costs a message; extended while the server is waited for. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    private static final Duration LOOK = Duration.ofSeconds(10);

    private final OrderMail orders;
    private final OrderLinks links;
    private final MailSender sender;
    private final WorkQueue queue;
    private final Executor sends = send -> Thread.ofVirtual().name("mail-send").start(send);
    private final MailConfig config;
    private final PublicUrl urls;

    MailWorker(
            OrderMail orders, OrderLinks links, MailSender sender, WorkQueue queue, MailConfig config, PublicUrl urls) {
        this.orders = orders;
        this.links = links;
        this.sender = sender;
        this.queue = queue;
        this.config = config;
        this.urls = urls;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance messageText(Message message);

        static native TemplateInstance messageHtml(Message message);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkLimits limits() {
        return new WorkLimits(
                config.concurrency(),
                LEASE,
                config.attempts(),
                new Backoff(config.firstPause(), config.longestPause()));
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    /**
     * Says what is so now: a message whose order has moved on is not sent, nor one that was taken back. Word of an end
     * waits for the confirmation that somebody is sending just now, so that they arrive in their order.
     */
    @Override
    public void carryOut(WorkItem item) {
        MessageKey key = MessageKey.of(item.key());
        if (key.kind() == MessageKind.ENDING
                && queue.contains(KIND, key.confirmation().text())) {
            throw new IllegalStateException("its order's confirmation is under way");
        }
        if (queue.extend(item, LEASE)) {
            orders.find(key.order())
                    .filter(to -> key.kind().isTrueOf(to.order().state()))
                    .ifPresent(to -> await(item, send(key, to)));
        }
    }

    /** However long the server takes, within its limit: nobody else takes the message up meanwhile. */
    private void await(WorkItem item, CompletableFuture<Void> sent) {
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

    /** An order of an earlier version has its address as it was typed. */
    private static String address(String typed) {
        return EmailAddress.read(typed).map(EmailAddress::text).orElse(typed);
    }

    private CompletableFuture<Void> send(MessageKey key, Addressed to) {
        Message message = MessageView.of(key.kind(), to, config.maxLines(), urls.of(links.pathOf(key.order())));
        Letter letter = new Letter(
                key.text() + "@carousel.shop",
                address(to.email()),
                message.heading() + ": " + message.number(),
                Templates.messageText(message).render(),
                Templates.messageHtml(message).render());
        return CompletableFuture.runAsync(() -> sender.send(letter), sends);
    }
}
