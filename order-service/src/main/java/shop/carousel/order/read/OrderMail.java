package shop.carousel.order.read;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;

/** What an e-mail about an order needs. Read from the database: an address is never on the ring. */
@Singleton
public class OrderMail {

    private static final String BUYER =
            "select email, address ->> 'name' as name from orders where id = ? and email <> ''";

    private final Sql sql;
    private final OrderReader orders;

    OrderMail(Sql sql, OrderReader orders) {
        this.sql = sql;
        this.orders = orders;
    }

    /** An order and who gets mail about it. */
    public record Addressed(OrderView order, String email, String name) {}

    /** The order, if there is one, and its buyer is known. */
    public Optional<Addressed> find(UUID id) {
        return orders.read(id)
                .flatMap(order ->
                        sql.first(BUYER, row -> new Addressed(order, row.text("email"), row.text("name")), id));
    }
}
