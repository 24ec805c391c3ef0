package shop.carousel.catalog.stock;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.ring.CacheRing;

/** The running service over real PostgreSQL, Kafka and Redis. Whatever a test does, the books of its SKUs must balance after it. */
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "catalog"))
abstract class StockTest {

    private static final AtomicInteger SKUS = new AtomicInteger();

    private static final String BALANCE = """
            select sku from stock s
            where available + reserved + sold
                    <> (select coalesce(sum(delta), 0) from stock_adjustment a where a.sku = s.sku)
               or reserved <> (select coalesce(sum(quantity), 0) from reservation r where r.sku = s.sku and r.state = 'RESERVED')
               or sold <> (select coalesce(sum(quantity), 0) from reservation r where r.sku = s.sku and r.state = 'SOLD')""";

    @Inject
    DataSource database;

    @Inject
    StockLevels levels;

    @Inject
    StockTable stock;

    @Inject
    OrderStockTable orders;

    @Inject
    SettlementTransaction transaction;

    @Inject
    StockConfig config;

    @Inject
    CacheRing ring;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestServers servers;

    @AfterEach
    void books_afterEveryTest_balance() throws SQLException {
        Assertions.assertEquals(List.of(), texts(BALANCE));
    }

    /** A product that no other test knows. */
    String product(int units) {
        String sku = "STOCK-" + SKUS.incrementAndGet();
        QuarkusTransaction.requiringNew().call(() -> {
            insertProduct(sku);
            levels.seed(Map.of(sku, units));
            return sku;
        });
        return sku;
    }

    private void insertProduct(String sku) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into product (sku, name, description, brand, category, price_minor)
                        values (?, 'A lamp', '', '', '{Lamps}', 100)""")) {
            insert.setString(1, sku);
            insert.executeUpdate();
        }
    }

    /** What the database has now. */
    StockLevel level(String sku) throws SQLException {
        return stock.read(Set.of(sku)).getOrDefault(sku, StockLevel.none(sku));
    }

    List<String> texts(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            List<String> texts = new java.util.ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** A settler as an instance of the service has it. */
    Settlement settlement(CacheRing ring, StockConfig config) {
        return new Settlement(new StockLocks(ring.locks(), config), orders, transaction, config);
    }

    static Delivery placed(UUID order, String sku, long units) {
        return placed(order, new StockLine(sku, units));
    }

    static Delivery placed(UUID order, StockLine... lines) {
        return new Delivery(UUID.randomUUID(), new StockRequest.Reserve(order, List.of(lines)));
    }

    static Delivery paid(UUID order) {
        return new Delivery(UUID.randomUUID(), new StockRequest.Sell(order));
    }

    static Delivery cancelled(UUID order) {
        return new Delivery(UUID.randomUUID(), new StockRequest.Release(order, "cancelled"));
    }

    static Batch batch(Delivery... deliveries) {
        return new Batch(List.of(deliveries), false);
    }
}
