package shop.carousel.order.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Locale;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.web.PublicUrl;
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

    /** The limit of letters about orders to one address. */
    private static final String LIMIT = "order-letters";

    private final OrderMail orders;
    private final OrderLinks links;
    private final Delivery delivery;
    private final WorkQueue queue;
    private final MailConfig config;
    private final PublicUrl urls;
    private final TokenBuckets buckets;

    MailWorker(
            OrderMail orders,
            OrderLinks links,
            Delivery delivery,
            WorkQueue queue,
            MailConfig config,
            PublicUrl urls,
            TokenBuckets buckets) {
        this.orders = orders;
        this.links = links;
        this.delivery = delivery;
        this.queue = queue;
        this.config = config;
        this.urls = urls;
        this.buckets = buckets;
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
        return delivery.limits();
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    /**
     * Sends only what is still true: not a message whose order has moved on, nor one that was withdrawn. A message
     * about an end waits for a confirmation that is being sent, so that they arrive in order.
     */
    @Override
    public void carryOut(WorkItem item) {
        MessageKey key = MessageKey.of(item.key());
        if (key.kind() == MessageKind.ENDING
                && queue.contains(KIND, key.confirmation().text())) {
            throw new IllegalStateException("its order's confirmation is under way");
        }
        if (queue.extend(item, Delivery.LEASE)) {
            orders.find(key.order())
                    .filter(to -> key.kind().isTrueOf(to.order().state()))
                    .filter(to -> mayReach(item, to))
                    .ifPresent(to -> delivery.deliver(item, letter(key, to)));
        }
    }

    /** Limits messages for orders that strangers place with this address. A message that passed once may be retried. */
    private boolean mayReach(WorkItem item, Addressed to) {
        return item.attempt() > 1 || buckets.tryTake(LIMIT, address(to.email()).toLowerCase(Locale.ROOT));
    }

    /** An order of an earlier version has its address as it was typed. */
    private static String address(String typed) {
        return EmailAddress.read(typed).map(EmailAddress::text).orElse(typed);
    }

    private Letter letter(MessageKey key, Addressed to) {
        Message message = MessageView.of(key, to, config.maxLines(), urls.of(links.pathOf(key.order())));
        return new Letter(
                key.text() + "@carousel.shop",
                address(to.email()),
                message.heading() + ": " + message.number(),
                Templates.messageText(message).render(),
                Templates.messageHtml(message).render());
    }
}
