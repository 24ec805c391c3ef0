package shop.carousel.order.admin;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.work.Job;
import shop.carousel.kit.work.JobBoard;
import shop.carousel.kit.work.JobCount;
import shop.carousel.kit.work.JobPage;
import shop.carousel.kit.work.WorkQueue;

/**
 * All background work of this service: the kit's table of work, payments, whose rows are their own work, and deadlines
 * of orders.
 */
@Singleton
class Jobs {

    private static final String PAYMENT = "payment";
    private static final String REFUND = "refund";
    private static final String ALL = """
            select kind, key, due_at, attempts, leased_until, last_error from work
            union all
            select case state when 'DUE' then 'payment' else 'refund' end, order_id::text, next_at,
                   attempts, leased_until, note
            from payment where next_at is not null""";
    private static final String DEADLINES = """
            select 'deadline', count(*), count(*) filter (where deadline_at <= now()), 0, 0, min(deadline_at)
            from orders where deadline_at is not null""";

    private final JobBoard board;
    private final WorkQueue queue;

    Jobs(Sql sql, Cursors cursors, WorkQueue queue) {
        this.board = new JobBoard(sql, cursors, ALL, DEADLINES);
        this.queue = queue;
    }

    JobPage page(@Nullable String kind, int size, @Nullable String cursor) {
        return board.page(kind, size, cursor);
    }

    List<JobCount> counts() {
        return board.counts();
    }

    /** Payments see to themselves. */
    static boolean isRetriedByPeople(Job job) {
        return !job.kind().equals(PAYMENT) && !job.kind().equals(REFUND);
    }

    /** Tries work again at once that waits or was given up. */
    void retry(String kind, String key) {
        if (!queue.retry(kind, key)) {
            throw Problem.notFound("There is no such job, or it is running at the moment.");
        }
    }
}
