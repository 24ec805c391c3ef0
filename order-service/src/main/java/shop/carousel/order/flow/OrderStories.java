package shop.carousel.order.flow;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.flow.OrderStory.Job;
import shop.carousel.order.flow.OrderStory.Letter;
import shop.carousel.order.flow.OrderStory.Payment;
import shop.carousel.order.flow.OrderStory.Refusal;
import shop.carousel.order.flow.OrderStory.Step;
import shop.carousel.order.model.OrderStatus;

/** Reads orders' stories. */
@Singleton
public class OrderStories {

    /** Of dead letters and of work, each; an order has a handful at most. */
    private static final int MOST = 20;

    private static final String STEPS = """
            select status, at, cause, cause_event_id, reason,
                   coalesce(extract(epoch from at - lag(at) over (order by seq)) * 1000, 0)::bigint as millis
            from order_history where order_id = ? order by seq""";
    private static final String PAYMENT =
            "select state, attempts, next_at, note, changed_at from payment where order_id = ?";
    private static final String REFUSALS = """
            select status, cause, why, times, last_at from order_refusal where order_id = ? order by last_at""";
    private static final String JOBS = """
            select kind, due_at, attempts, last_error from work
            where key = ? or key like ? order by created_at limit ?""";
    private static final String LETTERS = """
            select id, topic, consumer, reason, state from dead_letter where key = ? order by id desc limit ?""";

    private final Sql sql;

    OrderStories(Sql sql) {
        this.sql = sql.plannedAnew();
    }

    /** The story of an order that there is. */
    public OrderStory read(UUID order, String number) {
        String key = order.toString();
        return new OrderStory(
                order,
                number,
                sql.list(STEPS, OrderStories::step, order),
                sql.first(PAYMENT, OrderStories::payment, order).orElse(null),
                sql.list(REFUSALS, OrderStories::refusal, order),
                sql.list(JOBS, OrderStories::job, key, key + ".%", MOST),
                letters(key));
    }

    private List<Letter> letters(String key) {
        return sql.list(LETTERS, OrderStories::letter, key.getBytes(StandardCharsets.UTF_8), MOST);
    }

    private static Step step(Row row) {
        return new Step(
                row.constant("status", OrderStatus.class),
                row.instant("at"),
                row.text("cause"),
                row.uuidOrNull("cause_event_id"),
                row.textOrNull("reason"),
                row.bigint("millis"));
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.text("state"),
                row.integer("attempts"),
                row.instantOrNull("next_at"),
                row.textOrNull("note"),
                row.instant("changed_at"));
    }

    private static Refusal refusal(Row row) {
        return new Refusal(
                row.constant("status", OrderStatus.class),
                row.text("cause"),
                row.text("why"),
                row.bigint("times"),
                row.instant("last_at"));
    }

    private static Job job(Row row) {
        return new Job(
                row.text("kind"), row.instantOrNull("due_at"), row.integer("attempts"), row.textOrNull("last_error"));
    }

    private static Letter letter(Row row) {
        return new Letter(
                row.uuid("id"), row.text("topic"), row.text("consumer"), row.text("reason"), row.text("state"));
    }
}
