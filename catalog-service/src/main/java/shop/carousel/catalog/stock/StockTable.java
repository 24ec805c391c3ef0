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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import shop.carousel.kit.chaos.Mechanism;
import shop.carousel.kit.chaos.Mechanisms;

/**
 * The table {@code stock}. Whoever locks several rows takes them in the order of their SKUs, so that none waits in a
 * circle.
 */
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

    private static final String LOCK = """
            select sku, available, reserved, sold, version, fence from stock
            where sku = any(array(select unnest(?::text[]) union select sku from reservation where order_id = any(?)))
            order by sku for update""";

    /** The judge: nobody writes with a token below the row's, and no number goes below zero. */
    private static final String WRITE = """
            update stock s
            set available = s.available + w.available, reserved = s.reserved + w.reserved, sold = s.sold + w.sold,
                fence = w.token, version = s.version + 1
            from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                as w(sku, available, reserved, sold, token)
            where s.sku = w.sku and s.fence <= w.token
              and s.available + w.available >= 0 and s.reserved + w.reserved >= 0 and s.sold + w.sold >= 0
            returning s.sku, s.available, s.reserved, s.sold, s.version""";

    private static final String FENCE = "and s.fence <= w.token";

    private final DataSource database;
    private final String write;

    StockTable(DataSource database, Mechanisms mechanisms) {
        this.database = database;
        this.write = mechanisms.isOn(Mechanism.FENCE) ? WRITE : WRITE.replace(FENCE, "");
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

    /** The rows of those SKUs that have one, held until the transaction ends. */
    Map<String, StockRow> lock(Collection<String> skus) throws SQLException {
        return RoundTrip.of(database, lock(skus, Set.of()));
    }

    /** The rows of those SKUs, and of all that these orders hold or held, as part of a round trip. */
    Ask<Map<String, StockRow>> lock(Collection<String> skus, Collection<UUID> orders) {
        return new Ask<>(
                LOCK, parameters -> parameters.array("text", skus).array("uuid", orders), StockTable::readLocked);
    }

    /** Carries out the changes whose token is not below their row's fence, and returns the levels of just those. */
    List<StockLevel> write(Collection<StockWrite> writes) throws SQLException {
        return RoundTrip.of(database, writing(writes));
    }

    /** The same, as part of a round trip. */
    Ask<List<StockLevel>> writing(Collection<StockWrite> writes) {
        return new Ask<>(write, parameters -> bind(parameters, writes), StockTable::levels);
    }

    private static void bind(Parameters parameters, Collection<StockWrite> writes) throws SQLException {
        parameters
                .column("text", writes, StockWrite::sku)
                .column("bigint", writes, write -> write.change().available())
                .column("bigint", writes, write -> write.change().reserved())
                .column("bigint", writes, write -> write.change().sold())
                .column("bigint", writes, StockWrite::token);
    }

    private static Map<String, StockRow> readLocked(ResultSet rows) throws SQLException {
        Map<String, StockRow> locked = new HashMap<>();
        while (rows.next()) {
            locked.put(rows.getString("sku"), new StockRow(level(rows), rows.getLong("fence")));
        }
        return locked;
    }

    private static List<StockLevel> levels(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return levels(rows);
        }
    }

    private static List<StockLevel> levels(ResultSet rows) throws SQLException {
        List<StockLevel> levels = new ArrayList<>();
        while (rows.next()) {
            levels.add(level(rows));
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
