package shop.carousel.order.admin;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.order.admin.Job.State;
import shop.carousel.order.jdbc.Sql;

/** Looks at all background work of this service: the kit's table of work, and payments, whose rows are their own work. */
@Singleton
class Jobs {

    private static final String ALL = """
            with job as (
              select kind, key, due_at, attempts, leased_until, last_error from work
              union all
              select case state when 'DUE' then 'payment' else 'refund' end, order_id::text, next_at, attempts, leased_until, note
              from payment where next_at is not null)
            """;
    private static final String PAGE = ALL + """
            select kind, key, due_at, attempts, leased_until, last_error,
                   case when due_at is null then 'GIVEN_UP' when leased_until > now() then 'RUNNING'
                        when attempts > 0 then 'RETRYING' else 'WAITING' end as state
            from job where (kind, key) > (?, ?) and (?::text is null or kind = ?) order by kind, key limit ?""";
    private static final String COUNTS = ALL + """
            select kind, count(*) filter (where due_at is not null) as waiting, count(*) filter (where due_at <= now()) as due,
                   count(*) filter (where attempts > 0 and due_at is not null and (leased_until is null or leased_until <= now()))
                     as failing,
                   count(*) filter (where due_at is null) as given_up, min(due_at) as oldest
            from job group by kind
            union all
            select 'outbox', count(*), count(*), 0, 0, min(created_at) from outbox
            union all
            select 'deadline', count(*), count(*) filter (where deadline_at <= now()), 0, 0, min(deadline_at)
            from orders where deadline_at is not null
            order by kind""";
    private static final String SEPARATOR = "\n";

    private final Sql sql;
    private final Cursors cursors;
    private final WorkQueue queue;

    Jobs(Sql sql, Cursors cursors, WorkQueue queue) {
        this.sql = sql;
        this.cursors = cursors;
        this.queue = queue;
    }

    /** A page, by kind and key. */
    JobPage page(@Nullable String kind, int size, @Nullable String cursor) {
        String[] after = after(kind, cursor);
        List<Job> oneMore = sql.list(PAGE, Jobs::job, after[0], after[1], kind, kind, size + 1);
        List<Job> items = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new JobPage(counts(), items, oneMore.size() <= size ? null : next(kind, items.getLast()));
    }

    List<JobCount> counts() {
        return sql.list(COUNTS, Jobs::count);
    }

    private String next(@Nullable String kind, Job last) {
        return cursors.seal(String.join(SEPARATOR, scope(kind), last.kind(), last.key()));
    }

    private String[] after(@Nullable String kind, @Nullable String cursor) {
        if (cursor == null) {
            return new String[] {"", ""};
        }
        String[] parts = cursors.open(cursor).split(SEPARATOR, 3);
        if (parts.length != 3 || !parts[0].equals(scope(kind))) {
            throw Problem.badRequest("cursor", "belongs to another list");
        }
        return new String[] {parts[1], parts[2]};
    }

    private static String scope(@Nullable String kind) {
        return "jobs " + kind;
    }

    /** Tries work again at once that waits or was given up. Payments see to themselves. */
    void retry(String kind, String key) {
        if (!queue.retry(kind, key)) {
            throw Problem.notFound("There is no such job, or somebody is at it just now.");
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString("kind"),
                row.getString("key"),
                State.valueOf(row.getString("state")),
                time(row, "due_at"),
                row.getInt("attempts"),
                time(row, "leased_until"),
                row.getString("last_error"));
    }

    private static JobCount count(ResultSet row) throws SQLException {
        return new JobCount(
                row.getString("kind"),
                row.getLong("waiting"),
                row.getLong("due"),
                row.getLong("failing"),
                row.getLong("given_up"),
                time(row, "oldest"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
