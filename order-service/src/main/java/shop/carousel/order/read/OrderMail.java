package shop.carousel.order.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.address.Address;

/** What an e-mail about an order needs. Read from the database: an address is never on the ring. */
@Singleton
public class OrderMail {

    private static final String BUYER =
            "select email, address ->> 'name' as name from orders where id = ? and email <> ''";

    private static final String ADDRESSEE = "select email, address::text from orders where id = ? and email <> ''";

    private final Sql sql;
    private final OrderReader orders;
    private final ObjectMapper json;

    OrderMail(Sql sql, OrderReader orders, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
        this.orders = orders;
    }

    /** An order and who gets mail about it. */
    public record Addressed(OrderView order, String email, String name) {}

    /** Who ordered, and where the parcel was to go. */
    public record Addressee(String email, Address address) {}

    /** The addressee of an order, where that is known. For its buyer alone. */
    public Optional<Addressee> addressee(UUID id) {
        return sql.first(ADDRESSEE, row -> new Addressee(row.text("email"), address(row.text("address"))), id);
    }

    private Address address(String document) {
        try {
            return json.readValue(document, Address.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The order, if there is one, and its buyer is known. */
    public Optional<Addressed> find(UUID id) {
        return orders.read(id)
                .flatMap(order ->
                        sql.first(BUYER, row -> new Addressed(order, row.text("email"), row.text("name")), id));
    }
}
