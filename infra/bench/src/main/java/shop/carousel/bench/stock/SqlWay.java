package shop.carousel.bench.stock;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sells by statements alone. */
final class SqlWay implements Way {

    /** What a buyer does. */
    interface Sale {
        void sell(BuyerConnection connection, int buyer, String sku) throws SQLException;
    }

    private final String name;
    private final Sale sale;
    private final List<BuyerConnection> connections = new ArrayList<>();

    SqlWay(String name, StockServers servers, int buyers, Sale sale) throws SQLException {
        this.name = name;
        this.sale = sale;
        for (int i = 0; i < buyers; i++) {
            connections.add(new BuyerConnection(servers.database()));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void buy(int buyer, String sku) throws SQLException {
        sale.sell(connections.get(buyer), buyer, sku);
    }

    @Override
    public void close() {
        for (BuyerConnection connection : connections) {
            Closing.quietly(connection);
        }
    }
}
