package shop.carousel.catalog.job;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.work.JobBoard;
import shop.carousel.kit.work.JobPage;

/**
 * All background work of this service. Imports by their piece: one that was interrupted, and one that failed, whose
 * file is gone, so that it has to be sent again. In numbers, the reservations that end unless they are paid for ({@code
 * reservation}), and the events that wait to be published ({@code outbox}).
 */
@Singleton
class CatalogueJobs {

    private static final String IMPORTS = """
            select 'import' as kind, id::text as key, case when state <> 'FAILED' then created_at end as due_at,
                   attempts,
                   (select leased_until from work where work.kind = 'import' and work.key = import_job.id::text)
                     as leased_until,
                   case when state = 'FAILED' then errors -> -1 ->> 'reason' end as last_error
            from import_job where state <> 'DONE'""";
    private static final String RESERVATIONS = """
            select 'reservation', count(*), count(*) filter (where deadline <= now()), 0, 0, min(deadline)
            from order_stock where state = 'RESERVED'""";

    private final JobBoard board;

    CatalogueJobs(Sql sql, Cursors cursors) {
        this.board = new JobBoard(sql, cursors, IMPORTS, RESERVATIONS);
    }

    JobPage page(@Nullable String kind, int size, @Nullable String cursor) {
        return board.page(kind == null || kind.isEmpty() ? null : kind, size, cursor);
    }
}
