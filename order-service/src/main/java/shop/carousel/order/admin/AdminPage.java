package shop.carousel.order.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.work.JobTable;
import shop.carousel.order.deadletter.DeadLetter;
import shop.carousel.order.web.OrderRow;

/** The content of the administrator's pages, formatted. */
final class AdminPage {

    private AdminPage() {}

    /**
     * What all of them have.
     *
     * @param notice something to say first; null when there is nothing
     * @param mailbox where the demo's mail can be read; null if that is not known
     */
    record Frame(
            List<Tab> tabs,
            @Nullable String notice,
            @Nullable String mailbox) {

        /** The same for who sees orders alone. */
        Frame forSupport() {
            return new Frame(List.of(tabs.getFirst()), notice, null);
        }
    }

    /** A link to one of the pages, or to another view of the same. */
    record Tab(String name, String href, boolean current) {}

    /** {@code /admin}. */
    record Orders(
            Frame frame,
            List<Tab> filters,
            List<Row> rows,
            @Nullable String next) {

        /** The same without what moves orders on. */
        Orders forSupport() {
            return new Orders(
                    frame.forSupport(),
                    filters,
                    rows.stream()
                            .map(row -> new Row(row.order(), row.story(), null, null))
                            .toList(),
                    next);
        }
    }

    /**
     * An order.
     *
     * @param story where its story is told
     * @param action where its form sends it on; null if it is not ours to move
     * @param actionName what the button says
     */
    record Row(
            OrderRow order,
            String story,
            @Nullable String action,
            @Nullable String actionName) {}

    /** {@code /admin/dead-letters}. */
    record Letters(
            Frame frame,
            List<Tab> filters,
            List<Letter> letters,
            @Nullable String next) {}

    /** A dead letter. */
    record Letter(DeadLetter letter, String at, boolean waiting) {

        /** Its key, or that it has none. */
        public String key() {
            String key = letter.key();
            return key == null ? "without key" : key;
        }

        /** How its value begins. */
        public String payload() {
            String payload = letter.payload();
            return payload == null ? "(empty)" : payload;
        }
    }

    /** {@code /admin/jobs}. */
    record JobList(Frame frame, JobTable table) {}
}
