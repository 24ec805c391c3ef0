package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The table {@code stock_adjustment}: why units came or went otherwise than through an order. Rows are only added. */
@Singleton
class StockLedger {

    private static final String ADD = "insert into stock_adjustment (sku, delta, reason, by) values (?, ?, ?, ?)";

    private final DataSource database;

    StockLedger(DataSource database) {
        this.database = database;
    }

    void add(String sku, long delta, String reason, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, sku);
            insert.setLong(2, delta);
            insert.setString(3, reason);
            insert.setString(4, by);
            insert.executeUpdate();
        }
    }
}
