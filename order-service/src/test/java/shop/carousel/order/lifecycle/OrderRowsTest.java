package shop.carousel.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.OrderServiceTest;

@QuarkusTest
class OrderRowsTest extends OrderServiceTest {

    @Inject
    OrderRows rows;

    @Inject
    Sql sql;

    /**
     * What refers to an order is looked for by its key, also on a connection whose plans are from when there were few.
     */
    @Test
    void whatBelongsToAnOrder_isAddedWithoutReadingAllOrders() {
        UUID order = UUID.fromString(place(GOOD_CARD).id());
        QuarkusTransaction.begin();
        try {
            sql.update("analyze orders"); // new plans, by what is there now
            rows.lock(List.of(order));
            for (int line = 1_001; line <= 1_010; line++) {
                refer(order, line); // from the sixth time on, PostgreSQL keeps a plan of the foreign key's look-up
            }
            sql.update("""
                    insert into orders (id, number, status, token_hash, email, address, total_minor, currency,
                                        version, placed_at, changed_at)
                    select gen_random_uuid(), 'many-' || i, 'CANCELLED', '', '', '{}', 1, 'EUR', 1, now(), now()
                    from generate_series(1, 20000) as i""");
            int before = wholeReads();
            refer(order, 1_011);
            assertThat(wholeReads()).isEqualTo(before);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void refer(UUID order, int line) {
        sql.update("""
                insert into order_line (order_id, line, sku, name, quantity, unit_minor)
                values (?, ?, ?, 'Another', 1, 1)""", order, line, "ANOTHER-" + line);
    }

    /** How often this transaction has read all orders. */
    private int wholeReads() {
        return sql.first(
                        "select seq_scan::int as n from pg_stat_xact_user_tables where relid = 'orders'::regclass",
                        row -> row.integer("n"))
                .orElseThrow();
    }
}
