package shop.carousel.bench.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A buyer's own connection, its statements prepared once: as good as any pool can be. */
final class BuyerConnection implements AutoCloseable {

    /** Work of a transaction. */
    interface Work {
        void run() throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private BuyerConnection(DataSource database) throws SQLException {
        connection = database.getConnection();
    }

    static List<BuyerConnection> open(DataSource database, int buyers) throws SQLException {
        List<BuyerConnection> all = new ArrayList<>();
        for (int i = 0; i < buyers; i++) {
            all.add(new BuyerConnection(database));
        }
        return all;
    }

    /** One row, or the figures would be about something else. */
    void update(String statement, String sku) throws SQLException {
        PreparedStatement update = prepare(statement);
        update.setString(1, sku);
        one(update);
    }

    void fencedUpdate(String statement, String sku, long token) throws SQLException {
        PreparedStatement update = prepare(statement);
        update.setLong(1, token);
        update.setString(2, sku);
        update.setLong(3, token);
        one(update);
    }

    void query(String statement, String sku) throws SQLException {
        PreparedStatement select = prepare(statement);
        select.setString(1, sku);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("No row of " + sku);
            }
        }
    }

    void inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        work.run();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void one(PreparedStatement update) throws SQLException {
        if (update.executeUpdate() != 1) {
            throw new IllegalStateException("Nothing was sold: " + update);
        }
    }

    private PreparedStatement prepare(String statement) throws SQLException {
        PreparedStatement known = prepared.get(statement);
        if (known == null) {
            known = connection.prepareStatement(statement);
            prepared.put(statement, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
