package shop.carousel.kit.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows of shards, taken and published in one transaction. */
@Singleton
class OutboxShard {

    /** Any constant of our own: the first half of the advisory lock's key. */
    private static final int LOCK_SPACE = 0x0B0C5;

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

    private final DataSource database;
    private final EventPublisher publisher;
    private final OutboxConfig config;

    OutboxShard(DataSource database, EventPublisher publisher, OutboxConfig config) {
        this.database = database;
        this.publisher = publisher;
        this.config = config;
    }

    /** The shards that have rows now. */
    List<Integer> waiting() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING)) {
            return shards(select);
        } catch (SQLException fault) {
            throw new OutboxException("cannot look for waiting events", fault);
        }
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
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, Long.toString(config.standstill().toMillis()));
            lock.setArray(2, connection.createArrayOf("int4", shards.toArray()));
            lock.setInt(3, LOCK_SPACE);
            return shards(lock);
        } catch (SQLException fault) {
            throw new OutboxException("cannot lock shards " + shards, fault);
        }
    }

    /**
     * Any statement: the database counts anew how long this transaction stands still. Fails where it has been ended.
     */
    private void sayAlive() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select 1")) {
            select.execute();
        } catch (SQLException fault) {
            throw new OutboxException("the shards are not held any more", fault);
        }
    }

    private List<StoredEvent> take(List<Integer> shards) {
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setArray(1, connection.createArrayOf("int4", shards.toArray()));
            take.setInt(2, config.batchSize());
            return read(take);
        } catch (SQLException fault) {
            throw new OutboxException("cannot take events of shards " + shards, fault);
        }
    }

    private static List<Integer> shards(PreparedStatement statement) throws SQLException {
        List<Integer> shards = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                shards.add(rows.getInt(1));
            }
        }
        return shards;
    }

    private static List<StoredEvent> read(PreparedStatement take) throws SQLException {
        List<StoredEvent> batch = new ArrayList<>();
        try (ResultSet row = take.executeQuery()) {
            while (row.next()) {
                batch.add(new StoredEvent(
                        row.getObject("event_id", UUID.class),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("type"),
                        row.getString("data"),
                        row.getObject("created_at", Timestamp.class).toInstant(),
                        row.getString("traceparent")));
            }
        }
        return batch;
    }
}
