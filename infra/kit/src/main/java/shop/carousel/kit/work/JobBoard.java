package shop.carousel.kit.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.work.Job.State;

/**
 * All work of a service that is not done yet, for its operator, from any tables. Two queries of the service define its
 * work; the events that wait in its outbox are counted too.
 */
public final class JobBoard {

    private static final String PAGE = """
            with job as (%s)
            select kind, key, due_at, attempts, leased_until, last_error,
                   case when due_at is null then 'GIVEN_UP' when leased_until > now() then 'RUNNING'
                        when attempts > 0 then 'RETRYING' else 'WAITING' end as state
            from job where (kind, key) > (?, ?) and (?::text is null or kind = ?) order by kind, key limit ?""";
    private static final String COUNTS = """
            with job as (%s)
            select kind,
                   count(*) filter (where due_at is not null) as waiting,
                   count(*) filter (where due_at <= now()) as due,
                   count(*) filter (where attempts > 0 and due_at is not null
                                      and (leased_until is null or leased_until <= now())) as failing,
                   count(*) filter (where due_at is null) as given_up, min(due_at) as oldest
            from job group by kind
            union all
            select 'outbox', count(*), count(*), 0, 0, min(created_at) from outbox
            union all
            %s
            order by kind""";
    private static final String SEPARATOR = "\n";

    private final Sql sql;
    private final Cursors cursors;
    private final String page;
    private final String counts;

    /**
     * A board over these queries.
     *
     * @param jobs {@code kind, key, due_at, attempts, leased_until, last_error} of each piece of work; {@code due_at}
     *     is null if it was given up
     * @param numbers {@code kind, waiting, due, failing, given_up, oldest} of kinds whose pieces are not shown
     */
    public JobBoard(Sql sql, Cursors cursors, String jobs, String numbers) {
        this.sql = sql;
        this.cursors = cursors;
        this.page = PAGE.formatted(jobs);
        this.counts = COUNTS.formatted(jobs, numbers);
    }

    /** A page of all work, or of one kind, by kind and key. A cursor of another list is a 400. */
    public JobPage page(@Nullable String kind, int size, @Nullable String cursor) {
        String[] after = after(kind, cursor);
        List<Job> oneMore = sql.list(page, JobBoard::job, after[0], after[1], kind, kind, size + 1);
        List<Job> items = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new JobPage(counts(), items, oneMore.size() <= size ? null : next(kind, items.getLast()));
    }

    /** All kinds with work, as numbers. */
    public List<JobCount> counts() {
        return sql.list(counts, JobBoard::count);
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

    private static Job job(Row row) {
        return new Job(
                row.text("kind"),
                row.text("key"),
                row.constant("state", State.class),
                row.instantOrNull("due_at"),
                row.integer("attempts"),
                row.instantOrNull("leased_until"),
                row.textOrNull("last_error"));
    }

    private static JobCount count(Row row) {
        return new JobCount(
                row.text("kind"),
                row.bigint("waiting"),
                row.bigint("due"),
                row.bigint("failing"),
                row.bigint("given_up"),
                row.instantOrNull("oldest"));
    }
}
