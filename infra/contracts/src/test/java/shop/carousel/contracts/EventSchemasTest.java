package shop.carousel.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemasTest {

    private static final String ORDER = "\"orderId\":\"0193a1a1-7c1f-7e55-9f53-2f5f7a3e5c11\"";
    private static final String CHANGED =
            "{%s,\"number\":\"7ZK2M9QA5\",\"status\":\"%s\",\"version\":2,\"at\":\"2026-01-02T03:04:05.678901Z\","
                    + "\"reason\":\"r\"%s}";
    private static final String LINES = ",\"lines\":[{\"sku\":\"LAMP-1\",\"quantity\":2}]";

    private final EventSchemas schemas = new EventSchemas();

    @ParameterizedTest
    @CsvSource({
        "reserved, RESERVED", "rejected, REJECTED", "paid, PAID", "payment-failed, PAYMENT_FAILED",
        "cancelled, CANCELLED", "refunded, REFUNDED", "shipped, SHIPPED", "delivered, DELIVERED",
        "refund-changed, SHIPPED"
    })
    void order_event_is_valid(String event, String status) {
        assertValid("shop.carousel.order." + event + ".v1", CHANGED.formatted(ORDER, status, ""));
    }

    @Test
    void confirmed_event_needs_lines() {
        assertValid("shop.carousel.order.confirmed.v1", CHANGED.formatted(ORDER, "CONFIRMED", LINES));
        assertInvalid("shop.carousel.order.confirmed.v1", CHANGED.formatted(ORDER, "CONFIRMED", ""));
    }

    @Test
    void placed_event_may_name_its_cart_or_none() {
        String event = "{" + ORDER + ",\"number\":\"7ZK2M9QA5\",\"placedAt\":\"2026-01-02T03:04:05Z\"" + LINES + "%s}";
        for (String cart : List.of("", ",\"cartId\":null", ",\"cartId\":\"c-1\"")) {
            assertValid("shop.carousel.order.placed.v1", event.formatted(cart));
        }
    }

    @Test
    void stock_events_are_valid() {
        assertValid("shop.carousel.stock.sold.v1", "{" + ORDER + "}");
        assertValid("shop.carousel.stock.released.v1", "{" + ORDER + ",\"reason\":\"expired\"}");
        assertValid(
                "shop.carousel.stock.reserved.v1",
                "{" + ORDER + ",\"deadline\":\"2026-01-02T03:04:05Z\"" + LINES + "}");
        assertValid(
                "shop.carousel.stock.refused.v1",
                "{" + ORDER + ",\"shortages\":[{\"sku\":\"A\",\"requested\":2,\"available\":0}]}");
    }

    @Test
    void delivered_event_may_say_who_got_what() {
        assertValid(
                "shop.carousel.order.delivered.v1",
                CHANGED.formatted(
                        ORDER, "DELIVERED", ",\"accountId\":\"0193a1a1-7c1f-7e55-9f53-2f5f7a3e5c12\"" + LINES));
    }

    @Test
    void account_event_names_its_account() {
        String event = "{\"accountId\":\"0193a1a1-7c1f-7e55-9f53-2f5f7a3e5c12\",\"at\":\"2026-01-02T03:04:05Z\"}";
        assertValid("shop.carousel.account.deleted.v1", event);
        assertInvalid("shop.carousel.account.deleted.v1", event.replace("accountId", "account"));
    }

    @Test
    void cart_event_is_valid() {
        assertValid("shop.carousel.cart.changed.v1", "{\"cartId\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"version\":2}");
        assertInvalid("shop.carousel.cart.changed.v1", "{\"cartId\":\"AAAAAAAAAAAAAAAAAAAAAA\"}");
    }

    @Test
    void catalog_events_are_valid() {
        assertValid("shop.carousel.catalog.product-changed.v1", "{\"sku\":\"A\",\"version\":1}");
        assertValid("shop.carousel.catalog.stock-changed.v1", "{\"sku\":\"A\",\"version\":1,\"available\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"orderId\":\"7\"}",
                "{\"orderId\":null}",
                "{\"orderId\":\"not-a-uuid-at-all\"}",
            })
    void event_of_another_shape_is_named(String data) {
        assertInvalid("shop.carousel.stock.sold.v1", data);
    }

    @Test
    void unknown_member_passes() {
        assertValid("shop.carousel.stock.sold.v1", "{" + ORDER + ",\"colour\":\"red\"}");
    }

    @Test
    void unknown_type_is_refused() {
        assertThatThrownBy(() -> schemas.violations("shop.carousel.moon.v1", "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertValid(String type, String data) {
        assertThat(schemas.violations(type, data)).isEmpty();
    }

    private void assertInvalid(String type, String data) {
        assertThat(schemas.violations(type, data)).isNotEmpty();
    }
}
