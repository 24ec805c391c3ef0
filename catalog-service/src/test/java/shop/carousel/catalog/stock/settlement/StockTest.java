package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockLevels;
import shop.carousel.catalog.stock.StockRepository;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.ring.CacheRing;

/**
 * The running service over real PostgreSQL, Kafka and Redis. Whatever a test does, the books of its SKUs must balance
 * after it.
 */
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "catalog"))
public abstract class StockTest {

    private static final AtomicInteger SKUS = new AtomicInteger();

    private static final String BALANCE = """
            select s.sku from stock s
            left join (select sku, sum(delta) as delta from stock_adjustment group by sku) a on a.sku = s.sku
            left join (select sku, sum(quantity) filter (where state = 'RESERVED') as reserved,
                              sum(quantity) filter (where state = 'SOLD') as sold
                       from reservation group by sku) r on r.sku = s.sku
            where s.available + s.reserved + s.sold <> coalesce(a.delta, 0)
               or s.reserved <> coalesce(r.reserved, 0) or s.sold <> coalesce(r.sold, 0)""";

    @Inject
    protected Sql sql;

    @Inject
    protected StockLevels levels;

    @Inject
    StockRepository stock;

    @Inject
    OrderStockRepository orders;

    @Inject
    SettlementTransaction transaction;

    @Inject
    protected StockConfig config;

    @Inject
    protected CacheRing ring;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    @AfterEach
    void books_afterEveryTest_balance() {
        assertThat(texts(BALANCE)).isEmpty();
    }

    /** A product that no other test knows. */
    protected String product(int units) {
        String sku = "STOCK-" + SKUS.incrementAndGet();
        QuarkusTransaction.requiringNew().call(() -> {
            insertProduct(sku);
            levels.seed(Map.of(sku, units));
            return sku;
        });
        return sku;
    }

    /** Many products, as {@link #product} makes one. */
    List<String> products(int count, int units) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> skus = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                skus.add("STOCK-" + SKUS.incrementAndGet());
                insertProduct(skus.getLast());
            }
            levels.seed(skus.stream().collect(Collectors.toMap(Function.identity(), sku -> units)));
            return skus;
        });
    }

    private void insertProduct(String sku) {
        sql.update("""
                insert into product (sku, name, description, brand, category, price_minor)
                values (?, 'A lamp', '', '', '{Lamps}', 100)""", sku);
    }

    /** What the database has now. */
    protected StockLevel level(String sku) {
        return stock.read(Set.of(sku)).getOrDefault(sku, StockLevel.none(sku));
    }

    protected List<String> texts(String query) {
        return sql.list(query, row -> row.text(1));
    }

    /** Sets units aside for an order that is placed now. */
    protected void reserve(String sku, int units) {
        settlement(ring, config).settle(batch(placed(UUID.randomUUID(), sku, units)));
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
