package shop.carousel.order.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.order.account.Post;

/** Sends letters about accounts as e-mails. */
@Singleton
class AccountPost implements Post {

    private final Delivery delivery;
    private final WorkQueue queue;
    private final MailConfig config;

    AccountPost(Delivery delivery, WorkQueue queue, MailConfig config) {
        this.delivery = delivery;
        this.queue = queue;
        this.config = config;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance noteText(Note note);

        static native TemplateInstance noteHtml(Note note);
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    @Override
    public WorkLimits limits() {
        return delivery.limits();
    }

    @Override
    public void deliver(WorkItem item, Note note) {
        if (queue.extend(item, Delivery.LEASE)) {
            delivery.deliver(
                    item,
                    new Letter(
                            note.id(),
                            note.to(),
                            note.subject(),
                            Templates.noteText(note).render(),
                            Templates.noteHtml(note).render()));
        }
    }
}
