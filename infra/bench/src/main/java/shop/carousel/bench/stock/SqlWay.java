package shop.carousel.bench.stock;

import java.sql.SQLException;
import java.util.List;

/** Sells by statements alone. */
final class SqlWay implements Way {

    /** What a buyer does. */
    interface Sale {
        void sell(BuyerConnection connection, int buyer, String sku) throws SQLException;
    }

    private final String name;
    private final Sale sale;
    private final List<BuyerConnection> connections;

    SqlWay(String name, List<BuyerConnection> connections, Sale sale) {
        this.name = name;
        this.sale = sale;
        this.connections = connections;
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
    public void close() {} // the connections are everybody's
}
