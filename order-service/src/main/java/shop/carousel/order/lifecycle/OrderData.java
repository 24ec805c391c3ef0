package shop.carousel.order.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.AccountData;

/**
 * The orders of an account. They are kept without the person: of the address the country stays, which taxes go by. An
 * order that is under way needs its address, and keeps its account.
 */
@Singleton
@Priority(10)
class OrderData implements AccountData {

    /** Of one account; who has more pages through them in the API. */
    private static final int MOST = 10_000;

    private static final String UNDER_WAY = """
            select number from orders
            where account_id = ? and (status in ('PLACED', 'RESERVED', 'PAID', 'CONFIRMED') or refund_due)
            order by id limit 1""";

    private static final String LOCK = "select id from orders where account_id = ? order by id for update";

    private static final String FORGET = """
            update orders set account_id = null, email = '', address = jsonb_build_object(
              'name', '', 'line1', '', 'city', '', 'country', address ->> 'country')
            where account_id = ?""";

    private static final String EXPORT = """
            select jsonb_build_object(
              'number', number, 'status', status, 'placedAt', placed_at, 'email', email, 'shippingAddress', address,
              'totalMinor', total_minor, 'currency', currency,
              'items', (select jsonb_agg(jsonb_build_object(
                          'sku', sku, 'name', name, 'quantity', quantity, 'unitMinor', unit_minor) order by line)
                        from order_line where order_id = o.id))::text as document
            from orders o where account_id = ? order by id desc limit ?""";

    private final Sql sql;
    private final ObjectMapper json;

    OrderData(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<?> of(UUID account) {
        return sql.list(EXPORT, row -> read(row.text("document")), account, MOST);
    }

    private JsonNode read(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void forget(UUID account) {
        sql.list(LOCK, row -> true, account);
        sql.first(UNDER_WAY, row -> row.text("number"), account).ifPresent(number -> {
            throw Problem.conflict(
                    "order-under-way",
                    "Order %s is not completed yet. Cancel it, or wait until it has been shipped.".formatted(number));
        });
        sql.update(FORGET, account);
    }
}
