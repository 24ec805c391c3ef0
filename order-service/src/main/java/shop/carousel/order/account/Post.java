package shop.carousel.order.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;

/** Delivers letters. */
public interface Post {

    /**
     * A letter.
     *
     * @param id identifies it: the same at each sending
     * @param name whom it greets
     * @param paragraphs what it says
     * @param link where its button leads; null if it has none
     * @param action what the button says
     * @param last said below the button
     */
    record Note(
            String id,
            String to,
            String subject,
            String name,
            List<String> paragraphs,
            @Nullable String link,
            String action,
            String last) {}

    /** Whether any letters are sent. */
    boolean enabled();

    /** How letters are taken up and tried again. */
    WorkLimits limits();

    /** Delivers one; returns when the mail server has it, otherwise fails. The work stays the caller's meanwhile. */
    void deliver(WorkItem item, Note note);
}
