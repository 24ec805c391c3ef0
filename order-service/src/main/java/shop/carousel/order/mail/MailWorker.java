package shop.carousel.order.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.Worker;
import shop.carousel.order.account.EmailAddress;
import shop.carousel.order.order.OrderLinks;
import shop.carousel.order.order.OrderMail;
import shop.carousel.order.order.OrderMail.Addressed;

/**
 * Sends one message. Its row goes when the mail server has it: in the ordinary case once, and again only where this process dies in
 * between; then the second one has the same {@code Message-ID}, by which mail systems know it.
 */
@Singleton
class MailWorker implements Worker {

    static final String KIND = "mail";

    private final OrderMail orders;
    private final OrderLinks links;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final String shop;

    MailWorker(
            OrderMail orders,
            OrderLinks links,
            ReactiveMailer mailer,
            MailConfig config,
            @ConfigProperty(name = "carousel.public-url", defaultValue = "http://localhost:8080") String shop) {
        this.orders = orders;
        this.links = links;
        this.mailer = mailer;
        this.config = config;
        this.shop = shop;
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
        Duration lease = config.timeout().plusSeconds(30);
        return new WorkLimits(
                config.concurrency(),
                lease,
                config.attempts(),
                new Backoff(config.firstPause(), config.longestPause()));
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    /** An order that is gone has nobody to write to. */
    @Override
    public void carryOut(WorkItem item) {
        MessageKey key = MessageKey.of(item.key());
        orders.find(key.order()).ifPresent(to -> send(key, to));
    }

    /** An order of an earlier version has its address as it was typed. */
    private static String address(String typed) {
        return EmailAddress.read(typed).map(EmailAddress::text).orElse(typed);
    }

    private void send(MessageKey key, Addressed to) {
        Message message = MessageView.of(key.kind(), to, config.maxLines(), shop + links.pathOf(key.order()));
        Mail mail = new Mail()
                .addTo(address(to.email()))
                .setSubject(message.heading() + ": " + message.number())
                .setText(Templates.messageText(message).render())
                .setHtml(Templates.messageHtml(message).render())
                .addHeader("Message-ID", "<" + key.text() + "@carousel.shop>")
                .addHeader("Auto-Submitted", "auto-generated");
        mailer.send(mail).await().atMost(config.timeout());
    }
}
