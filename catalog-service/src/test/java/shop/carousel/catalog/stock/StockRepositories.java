package shop.carousel.catalog.stock;

import java.util.List;
import java.util.Set;
import shop.carousel.kit.chaos.Mechanism;
import shop.carousel.kit.chaos.Mechanisms;
import shop.carousel.kit.jdbc.Sql;

/** Makes repositories of stock that the service does not have. */
public final class StockRepositories {

    private StockRepositories() {}

    /** One that judges no token. */
    public static StockRepository withoutFence(Sql sql) {
        return new StockRepository(sql, Mechanisms.without(Set.of(Mechanism.FENCE), List.of("test")));
    }
}
