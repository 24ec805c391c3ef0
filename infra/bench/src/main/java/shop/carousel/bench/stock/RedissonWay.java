package shop.carousel.bench.stock;

import java.sql.SQLException;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Sells under a lock of Redisson's, with its defaults, on our lock node. */
final class RedissonWay implements Way {

    /** What a buyer does. */
    interface Sale {
        void sell(RedissonClient redisson, BuyerConnection connection, String sku) throws SQLException;
    }

    private final String name;
    private final Sale sale;
    private final RedissonClient redisson;
    private final List<BuyerConnection> connections;

    RedissonWay(String name, StockServers servers, List<BuyerConnection> connections, Sale sale) {
        this.name = name;
        this.sale = sale;
        this.connections = connections;
        var config = new Config();
        config.useSingleServer().setAddress("redis://" + servers.lockAddress());
        redisson = Redisson.create(config);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void buy(int buyer, String sku) throws SQLException {
        sale.sell(redisson, connections.get(buyer), sku);
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}
