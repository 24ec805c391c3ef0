package shop.carousel.bench.stock;

import java.sql.SQLException;
import java.util.List;
import org.redisson.api.RLock;

/** All of them, the limit first. */
final class Ways {

    private static final String RAW = "update stock set available = available - 1 where sku = ?";
    private static final String CONDITIONAL =
            "update stock set available = available - 1 where sku = ? and available >= 1";
    private static final String WITH_ORDER = """
            with taken as (%s returning sku)
            insert into bench_order (order_id, sku, units)
            select gen_random_uuid(), sku, 1 from taken""".formatted(CONDITIONAL);
    private static final String FENCED = """
            update stock set available = available - 1, fence = ?
            where sku = ? and fence <= ? and available >= 1""";

    private Ways() {}

    /** All of them over the same connections, one for each buyer: only one way is measured at a time. */
    static List<Way> all(StockServers servers, List<BuyerConnection> connections) {
        return List.of(
                new SqlWay(
                        "limit: raw UPDATE, each buyer its own row",
                        connections,
                        (connection, buyer, sku) -> connection.update(RAW, "OWN-" + buyer)),
                new SettlementWay(servers),
                new SqlWay(
                        "conditional UPDATE",
                        connections,
                        (connection, buyer, sku) -> connection.update(CONDITIONAL, sku)),
                new SqlWay(
                        "conditional UPDATE with its order row",
                        connections,
                        (connection, buyer, sku) -> connection.update(WITH_ORDER, sku)),
                new SqlWay("SELECT FOR UPDATE, UPDATE, order row", connections, Ways::selectForUpdate),
                new RedissonWay("Redisson RLock + UPDATE", servers, connections, (redisson, connection, sku) -> {
                    RLock lock = redisson.getLock("bench/" + sku);
                    lock.lock();
                    try {
                        connection.update(CONDITIONAL, sku);
                    } finally {
                        lock.unlock();
                    }
                }),
                new RedissonWay(
                        "Redisson RFencedLock + fenced UPDATE", servers, connections, (redisson, connection, sku) -> {
                            var lock = redisson.getFencedLock("bench-fenced/" + sku);
                            long token = lock.lockAndGetToken();
                            try {
                                connection.fencedUpdate(
                                        FENCED, sku, (token << 20) + System.currentTimeMillis() * 1_000);
                            } finally {
                                lock.unlock();
                            }
                        }));
    }

    private static void selectForUpdate(BuyerConnection connection, int buyer, String sku) throws SQLException {
        connection.inTransaction(() -> {
            connection.query("select available from stock where sku = ? for update", sku);
            connection.update(CONDITIONAL, sku);
            connection.update("insert into bench_order (order_id, sku, units) values (gen_random_uuid(), ?, 1)", sku);
        });
    }
}
