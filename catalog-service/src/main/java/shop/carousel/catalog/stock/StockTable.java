package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The table {@code stock}. Whoever locks several rows takes them in the order of their SKUs, so that none waits in a circle. */
@Singleton
class StockTable {

    private static final String READ = "select sku, available, reserved, sold, version from stock where sku = any(?)";

    private static final String CREATE = """
            with created as (
              insert into stock (sku, available) select * from unnest(?::text[], ?::bigint[])
              on conflict (sku) do nothing
              returning sku, available, reserved, sold, version),
            booked as (
              insert into stock_adjustment (sku, delta, reason, by)
              select sku, available, 'first stock', 'catalog' from created where available > 0)
            select sku, available, reserved, sold, version from created""";

    private final DataSource database;

    StockTable(DataSource database) {
        this.database = database;
    }

    /** The committed levels of those SKUs that have a row. */
    Map<String, StockLevel> read(Collection<String> skus) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ)) {
            select.setArray(1, connection.createArrayOf("text", skus.toArray()));
            Map<String, StockLevel> levels = new HashMap<>();
            levels(select).forEach(level -> levels.put(level.sku(), level));
            return levels;
        }
    }

    /** Makes the rows that are missing, with a first entry in the books, and returns them. */
    List<StockLevel> create(Map<String, Integer> units) throws SQLException {
        Map<String, Integer> ordered = new TreeMap<>(units);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(CREATE)) {
            insert.setArray(1, connection.createArrayOf("text", ordered.keySet().toArray()));
            insert.setArray(
                    2, connection.createArrayOf("bigint", ordered.values().toArray()));
            return levels(insert);
        }
    }

    private static List<StockLevel> levels(PreparedStatement statement) throws SQLException {
        List<StockLevel> levels = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                levels.add(level(rows));
            }
        }
        return levels;
    }

    private static StockLevel level(ResultSet row) throws SQLException {
        return new StockLevel(
                row.getString("sku"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("sold"),
                row.getLong("version"));
    }
}
