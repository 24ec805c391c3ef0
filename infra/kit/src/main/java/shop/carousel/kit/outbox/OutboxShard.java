package shop.carousel.kit.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import shop.carousel.contracts.OutboxLocks;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/** The rows of shards, taken and published in one transaction. */
@Singleton
class OutboxShard {

    /**
     * From one shard to the next by the index: DISTINCT would read every row, and every deleted one that was not
     * vacuumed.
     */
    private static final String WAITING = """
            with recursive waiting (shard) as (
              (select shard from outbox order by shard limit 1)
              union all
              select (select o.shard from outbox o where o.shard > w.shard order by o.shard limit 1)
              from waiting w where w.shard is not null)
            select shard from waiting where shard is not null""";

    /** Whoever holds a shard has told the database, in the same statement, how long it may stand still. */
    private static final String LOCK = """
            select shard, set_config('idle_in_transaction_session_timeout', ?, true)
            from unnest(?::int[]) as s (shard) where pg_try_advisory_xact_lock(?, shard)""";

    private static final String TAKE = """
            with taken as (
              delete from outbox
              where id = any (array (select id from outbox where shard = any(?::int[]) order by id limit ?))
              returning id, event_id, topic, key, type, data, created_at, traceparent)
            select * from taken order by id""";

    private final Sql sql;
    private final EventPublisher publisher;
    private final OutboxConfig config;

    OutboxShard(Sql sql, EventPublisher publisher, OutboxConfig config) {
        this.sql = sql;
        this.publisher = publisher;
        this.config = config;
    }

    /** The shards that have rows now. */
    List<Integer> waiting() {
        return sql.plannedAnew().list(WAITING, OutboxShard::shard);
    }

    /**
     * Publishes the oldest batch of those shards that no other relay holds, and deletes it.
     *
     * @return whether there may be more: the batch was full, or a shard was held, and whoever holds it may have looked
     *     already
     */
    boolean drain(List<Integer> waiting) {
        int timeoutSeconds = (int) config.publishTimeout().toSeconds() + 10;
        return QuarkusTransaction.requiringNew().timeout(timeoutSeconds).call(() -> {
            List<Integer> held = lock(waiting);
            List<StoredEvent> batch = held.isEmpty() ? List.of() : take(held);
            publisher.publishAndAwait(batch, this::sayAlive);
            return batch.size() == config.batchSize() || held.size() < waiting.size();
        });
    }

    /** A statement of its own before the events are taken: the snapshot of those has to be later than the lock. */
    private List<Integer> lock(List<Integer> shards) {
        String standstill = Long.toString(config.standstill().toMillis());
        return sql.list(LOCK, OutboxShard::shard, standstill, column(shards), OutboxLocks.SPACE);
    }

    /** Any statement: the database counts anew how long this transaction stands still. Fails if it has been ended. */
    private void sayAlive() {
        sql.exists("select 1");
    }

    private List<StoredEvent> take(List<Integer> shards) {
        return sql.list(TAKE, OutboxShard::event, column(shards), config.batchSize());
    }

    private static Integer[] column(List<Integer> shards) {
        return shards.toArray(Integer[]::new);
    }

    private static int shard(Row row) {
        return row.integer("shard");
    }

    private static StoredEvent event(Row row) {
        return new StoredEvent(
                row.uuid("event_id"),
                row.text("topic"),
                row.text("key"),
                row.text("type"),
                row.text("data"),
                row.instant("created_at"),
                row.textOrNull("traceparent"));
    }
}
