package shop.carousel.kit.inbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;

/** The events whose effects are committed. Call it inside the transaction of the effect. */
@ApplicationScoped
public class Inbox {

    private static final String RECORD = """
            insert into inbox (consumer, event_id) select ?, unnest(?)
            on conflict do nothing returning event_id""";

    private static final int PURGED_AT_A_TIME = 10_000;
    private static final String PURGE = """
            delete from inbox where ctid = any (array (
              select ctid from inbox where at < now() - interval '14 days' limit %d))""".formatted(PURGED_AT_A_TIME);

    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;

    public Inbox(Sql sql, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * Records the event for this consumer; false when it was recorded before, and then its effect is committed already.
     * A concurrent delivery of the same event waits here until this transaction ends.
     */
    public boolean firstDelivery(String consumer, UUID eventId) {
        return !firstDeliveries(consumer, List.of(eventId)).isEmpty();
    }

    /** Records the events for this consumer and returns those that were not recorded before. */
    public Set<UUID> firstDeliveries(String consumer, Collection<UUID> eventIds) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is recorded inside the transaction of its effect");
        }
        UUID[] ids = eventIds.toArray(UUID[]::new);
        return Set.copyOf(sql.list(RECORD, row -> row.uuid("event_id"), consumer, ids));
    }

    /** Deletes what no topic can deliver again: topics keep 7 days, the inbox 14. In pieces, each done quickly. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        int gone;
        do {
            gone = sql.update(PURGE);
        } while (gone == PURGED_AT_A_TIME);
    }
}
