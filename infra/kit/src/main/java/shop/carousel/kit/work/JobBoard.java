package shop.carousel.kit.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.work.Job.State;

/**
 * All work of a service that is not done yet, for its operator, whatever tables it is in. A service says by two queries
 * what its work is; the events that wait in its outbox are counted besides.
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
            select kind, count(*) filter (where due_at is not null) as waiting, count(*) filter (where due_at <= now()) as due,
                   count(*) filter (where attempts > 0 and due_at is not null and (leased_until is null or leased_until <= now()))
                     as failing,
                   count(*) filter (where due_at is null) as given_up, min(due_at) as oldest
            from job group by kind
            union all
            select 'outbox', count(*), count(*), 0, 0, min(created_at) from outbox
            union all
            %s
            order by kind""";
    private static final String SEPARATOR = "\n";

    private final DataSource database;
    private final Cursors cursors;
    private final String page;
    private final String counts;

    /**
     * A board of what these queries give.
     *
     * @param jobs {@code kind, key, due_at, attempts, leased_until, last_error} of each piece of work; {@code due_at}
     *     is null where it was given up
     * @param numbers {@code kind, waiting, due, failing, given_up, oldest} of kinds whose pieces are not shown
     */
    public JobBoard(DataSource database, Cursors cursors, String jobs, String numbers) {
        this.database = database;
        this.cursors = cursors;
        this.page = PAGE.formatted(jobs);
        this.counts = COUNTS.formatted(jobs, numbers);
    }

    /** Reads one row. */
    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** A page of all work, or of one kind, by kind and key. A cursor of another list is a 400. */
    public JobPage page(@Nullable String kind, int size, @Nullable String cursor) {
        String[] after = after(kind, cursor);
        List<Job> oneMore = list(page, JobBoard::job, after[0], after[1], kind, kind, size + 1);
        List<Job> items = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new JobPage(counts(), items, oneMore.size() <= size ? null : next(kind, items.getLast()));
    }

    /** All kinds of which there is work, in numbers. */
    public List<JobCount> counts() {
        return list(counts, JobBoard::count);
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

    private <T> List<T> list(String query, Mapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(mapper.map(rows));
                }
            }
            return all;
        } catch (SQLException fault) {
            throw new WorkException("the work cannot be looked at", fault);
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
