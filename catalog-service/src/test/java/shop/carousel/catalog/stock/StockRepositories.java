package shop.carousel.catalog.stock;

import shop.carousel.kit.jdbc.Sql;

/** Makes repositories of stock that the service does not have. */
public final class StockRepositories {

    private StockRepositories() {}

    /** One that judges no token. */
    public static StockRepository withoutFence(Sql sql) {
        return new StockRepository(sql, StockRepository.WRITE.replace("and s.fence <= w.token", ""));
    }
}
