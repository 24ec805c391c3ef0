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

/** The rows of one shard, taken and published in one transaction. */
@Singleton
class OutboxShard {

    /** Any constant of our own: the first half of the advisory lock's key. */
    private static final int LOCK_SPACE = 0x0B0C5;

    private static final String WAITING = "select distinct shard from outbox order by shard";
    private static final String LOCK = "select pg_advisory_xact_lock(?, ?)";
    private static final String TAKE = """
            with taken as (
              delete from outbox where id in (select id from outbox where shard = ? order by id limit ?)
              returning id, event_id, topic, key, type, data, created_at)
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
        List<Integer> shards = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                shards.add(rows.getInt(1));
            }
        } catch (SQLException fault) {
            throw new OutboxException("cannot look for waiting events", fault);
        }
        return shards;
    }

    /** Publishes the oldest batch and deletes it; returns how many events that were. */
    int drain(int shard) {
        int timeoutSeconds = (int) config.publishTimeout().toSeconds() + 10;
        return QuarkusTransaction.requiringNew().timeout(timeoutSeconds).call(() -> {
            List<StoredEvent> batch = take(shard);
            publisher.publishAndAwait(batch);
            return batch.size();
        });
    }

    private List<StoredEvent> take(int shard) {
        try (Connection connection = database.getConnection()) {
            lock(connection, shard);
            try (PreparedStatement take = connection.prepareStatement(TAKE)) {
                take.setInt(1, shard);
                take.setInt(2, config.batchSize());
                return read(take);
            }
        } catch (SQLException fault) {
            throw new OutboxException("cannot take events of shard " + shard, fault);
        }
    }

    private static void lock(Connection connection, int shard) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, LOCK_SPACE);
            lock.setInt(2, shard);
            lock.execute();
        }
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
                        row.getObject("created_at", Timestamp.class).toInstant()));
            }
        }
        return batch;
    }
}
