package shop.carousel.catalog.stock;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.RoundTrip;
import shop.carousel.kit.jdbc.RoundTrip.Answer;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * The table {@code stock}. Whoever locks several rows takes them in the order of their SKUs, so that none waits in a
 * circle.
 */
@Singleton
public class StockRepository {

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
    static final String WRITE = """
            update stock s
            set available = s.available + w.available, reserved = s.reserved + w.reserved, sold = s.sold + w.sold,
                fence = w.token, version = s.version + 1
            from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                as w(sku, available, reserved, sold, token)
            where s.sku = w.sku and s.fence <= w.token
              and s.available + w.available >= 0 and s.reserved + w.reserved >= 0 and s.sold + w.sold >= 0
            returning s.sku, s.available, s.reserved, s.sold, s.version""";

    private final Sql sql;
    private final String write;

    @Inject
    StockRepository(Sql sql) {
        this(sql, WRITE);
    }

    StockRepository(Sql sql, String write) {
        this.sql = sql;
        this.write = write;
    }

    /** The committed levels of those SKUs that have a row. */
    public Map<String, StockLevel> read(Collection<String> skus) {
        return sql.list(READ, StockRepository::level, (Object) skus.toArray(String[]::new)).stream()
                .collect(toMap(StockLevel::sku, Function.identity()));
    }

    /** Makes the rows that are missing, with a first entry in the books, and returns them. */
    List<StockLevel> create(Map<String, Integer> units) {
        Map<String, Integer> ordered = new TreeMap<>(units);
        return sql.list(
                CREATE,
                StockRepository::level,
                ordered.keySet().toArray(String[]::new),
                ordered.values().toArray(Integer[]::new));
    }

    /** The rows of those SKUs that have one, held until the transaction ends. */
    public Map<String, StockRow> lock(Collection<String> skus) {
        return sql.list(LOCK, StockRepository::row, lockParameters(skus, Set.of())).stream()
                .collect(toMap(StockRow::sku, Function.identity()));
    }

    /** The rows of those SKUs, and of all that these orders hold or held, as part of a round trip. */
    public Answer<List<StockRow>> lock(RoundTrip trip, Collection<String> skus, Collection<UUID> orders) {
        return trip.list(LOCK, StockRepository::row, lockParameters(skus, orders));
    }

    /** Carries out the changes whose token is not below their row's fence, and returns the levels of just those. */
    List<StockLevel> write(Collection<StockWrite> writes) {
        return sql.list(write, StockRepository::level, writeParameters(writes));
    }

    /** The same, as part of a round trip. */
    public Answer<List<StockLevel>> write(RoundTrip trip, Collection<StockWrite> writes) {
        return trip.list(write, StockRepository::level, writeParameters(writes));
    }

    private static Object[] lockParameters(Collection<String> skus, Collection<UUID> orders) {
        return new Object[] {skus.toArray(String[]::new), orders.toArray(UUID[]::new)};
    }

    private static Object[] writeParameters(Collection<StockWrite> writes) {
        return new Object[] {
            Columns.of(String.class, writes, StockWrite::sku),
            Columns.of(Long.class, writes, write -> write.change().available()),
            Columns.of(Long.class, writes, write -> write.change().reserved()),
            Columns.of(Long.class, writes, write -> write.change().sold()),
            Columns.of(Long.class, writes, StockWrite::token)
        };
    }

    private static StockRow row(Row row) {
        return new StockRow(level(row), row.bigint("fence"));
    }

    private static StockLevel level(Row row) {
        return new StockLevel(
                row.text("sku"),
                row.bigint("available"),
                row.bigint("reserved"),
                row.bigint("sold"),
                row.bigint("version"));
    }
}
