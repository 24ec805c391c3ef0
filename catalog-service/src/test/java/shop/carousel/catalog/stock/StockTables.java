package shop.carousel.catalog.stock;

import java.util.List;
import java.util.Set;
import shop.carousel.kit.chaos.Mechanism;
import shop.carousel.kit.chaos.Mechanisms;
import shop.carousel.kit.jdbc.Sql;

/** Makes tables of stock that the service does not have. */
public final class StockTables {

    private StockTables() {}

    /** One that judges no token. */
    public static StockTable withoutFence(Sql sql) {
        return new StockTable(sql, Mechanisms.without(Set.of(Mechanism.FENCE), List.of("test")));
    }
}
