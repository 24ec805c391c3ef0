package shop.carousel.order.admin;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.work.JobCount;
import shop.carousel.kit.work.JobTable;
import shop.carousel.order.Times;
import shop.carousel.order.admin.AdminPage.Frame;
import shop.carousel.order.admin.AdminPage.JobList;
import shop.carousel.order.admin.AdminPage.Letter;
import shop.carousel.order.admin.AdminPage.Letters;
import shop.carousel.order.admin.AdminPage.Orders;
import shop.carousel.order.admin.AdminPage.Row;
import shop.carousel.order.admin.AdminPage.Tab;
import shop.carousel.order.deadletter.DeadLetter;
import shop.carousel.order.deadletter.DeadLetterOffice;
import shop.carousel.order.deadletter.DeadLetterPage;
import shop.carousel.order.mail.MailConfig;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.OrderLists;
import shop.carousel.order.read.OrderSlice;
import shop.carousel.order.read.OrderSummary;
import shop.carousel.order.web.OrderRow;
import shop.carousel.order.web.StatusText;

/** Puts the administrator's pages together. */
@Singleton
class AdminViews {

    private static final int ROWS = 25;

    private final OrderLists lists;
    private final DeadLetterOffice office;
    private final Jobs jobs;
    private final Optional<String> mailbox;

    AdminViews(OrderLists lists, DeadLetterOffice office, Jobs jobs, MailConfig mail) {
        this.lists = lists;
        this.office = office;
        this.jobs = jobs;
        this.mailbox = mail.inboxUrl();
    }

    Orders orders(@Nullable OrderStatus status, @Nullable String cursor, @Nullable String notice) {
        OrderSlice page = lists.all(status, ROWS, cursor);
        return new Orders(
                frame("/admin", notice),
                filters(status),
                page.items().stream().map(order -> row(order, status)).toList(),
                next("/admin?status=" + (status == null ? "" : status) + "&cursor=", page.nextCursor()));
    }

    private static List<Tab> filters(@Nullable OrderStatus now) {
        List<Tab> filters = new ArrayList<>();
        filters.add(new Tab("All", "/admin", now == null));
        Stream.of(OrderStatus.values())
                .map(status -> new Tab(StatusText.of(status).name(), "/admin?status=" + status, status == now))
                .forEach(filters::add);
        return filters;
    }

    private static Row row(OrderSummary order, @Nullable OrderStatus filter) {
        String query = filter == null ? "" : "?status=" + filter;
        String story = "/admin/orders/" + order.id();
        return switch (order.status()) {
            case CONFIRMED -> new Row(OrderRow.of(order), story, story + "/ship" + query, "Ship");
            case SHIPPED -> new Row(OrderRow.of(order), story, story + "/deliver" + query, "Delivered");
            case PLACED, RESERVED, PAID, DELIVERED, REJECTED, PAYMENT_FAILED, CANCELLED, REFUNDED ->
                new Row(OrderRow.of(order), story, null, null);
        };
    }

    Letters letters(DeadLetter.State state, @Nullable String cursor, @Nullable String notice) {
        DeadLetterPage page = office.page(state, ROWS, cursor);
        return new Letters(
                frame("/admin/dead-letters", notice),
                Stream.of(DeadLetter.State.values())
                        .map(each -> new Tab(name(each), "/admin/dead-letters?state=" + each, each == state))
                        .toList(),
                page.items().stream()
                        .map(letter ->
                                new Letter(letter, Times.day(letter.at()), letter.state() == DeadLetter.State.WAITING))
                        .toList(),
                next("/admin/dead-letters?state=" + state + "&cursor=", page.nextCursor()));
    }

    JobList jobs(@Nullable String kind, @Nullable String cursor, @Nullable String notice) {
        return new JobList(
                frame("/admin/jobs", notice),
                JobTable.of(jobs.page(kind, ROWS, cursor), "/admin/jobs", kind, Jobs::isRetriedByPeople));
    }

    /** What each page begins with. */
    Frame frame(String here, @Nullable String notice) {
        long waiting = office.waiting();
        long stuck = jobs.counts().stream().mapToLong(JobCount::givenUp).sum();
        return new Frame(
                List.of(
                        tab("Orders", "/admin", here, 0),
                        tab("Flow", "/admin/flow", here, 0),
                        tab("Dead letters", "/admin/dead-letters", here, waiting),
                        tab("Jobs", "/admin/jobs", here, stuck),
                        tab("Catalogue", "/admin/catalogue", here, 0)),
                notice,
                mailbox.orElse(null));
    }

    private static Tab tab(String name, String href, String here, long count) {
        return new Tab(count == 0 ? name : name + " (" + count + ")", href, href.equals(here));
    }

    private static @Nullable String next(String before, @Nullable String cursor) {
        return cursor == null ? null : before + encoded(cursor);
    }

    private static String name(Enum<?> constant) {
        String words = constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
