package shop.carousel.demo.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import shop.carousel.contracts.OutboxLocks;

/**
 * The relays of all outboxes, kept from publishing. A relay publishes and deletes events in one transaction, under an
 * advisory lock for each shard of its database ({@link OutboxLocks}). Whoever holds these locks knows:
 * what was published is deleted, and what is not deleted was not published, or will be again. Relays try and do not
 * wait, so services go on; what they commit is published afterwards.
 */
final class PausedRelays implements AutoCloseable {

    /** A relay ends a batch after 20 s, whatever the broker does. */
    private static final String PATIENCE = "30s";

    private final List<Connection> connections = new ArrayList<>();

    private PausedRelays() {}

    /** Waits until no relay publishes, and keeps it so. Fails when one still does after 30 s. */
    static PausedRelays pause(Cluster cluster, List<String> databases) throws SQLException {
        var paused = new PausedRelays();
        try {
            for (String database : databases) {
                paused.connections.add(locked(cluster.connect(database)));
            }
            return paused;
        } catch (SQLException e) {
            paused.close();
            throw e;
        }
    }

    private static Connection locked(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + PATIENCE + "'");
            statement.execute("select pg_advisory_lock(%d, shard) from generate_series(0, %d) as shard"
                    .formatted(OutboxLocks.SPACE, OutboxLocks.MOST_SHARDS - 1));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
