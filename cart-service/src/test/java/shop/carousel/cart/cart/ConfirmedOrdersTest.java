package shop.carousel.cart.cart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.broker.testing.TestBroker;
import shop.carousel.cart.CartServiceTest;
import shop.carousel.contracts.EventSchemas;

@QuarkusTest
class ConfirmedOrdersTest extends CartServiceTest {

    private static final String TYPE = "shop.carousel.order.confirmed.v1";
    private static final String DEAD_LETTERS = "order-events.cart-order-events.dead-letters";

    private final EventSchemas schemas = new EventSchemas();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestBroker broker;

    @BeforeEach
    void open() {
        broker = TestBroker.open(servers);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void order_confirmedTwice_isTakenOutOnceAndLaterAdditionsStay() {
        String cart = newCart();
        String all = product("1.00", 50);
        String some = product("1.00", 50);
        String later = product("1.00", 50);
        put(cart, all, 2);
        put(cart, some, 5);
        put(cart, later, 1);
        UUID event = UUID.randomUUID();
        String order = confirmed(cart, line(all, 2), line(some, 3));
        send(event, order);
        send(event, order);
        send(UUID.randomUUID(), confirmed(cart, line(later, 1)));
        awaitItems(cart, 1);
        get(cart).body("items[0].sku", equalTo(some)).body("items[0].quantity", equalTo(2));
    }

    @Test
    void order_withoutACartOrOfAGoneOne_isPassedOver() {
        String cart = newCart();
        String lamp = product("1.00", 50);
        put(cart, lamp, 2);
        send(UUID.randomUUID(), confirmed("AAAAAAAAAAAAAAAAAAAAAA", line(lamp, 2)));
        send(UUID.randomUUID(), confirmed(null, line(lamp, 2)));
        send(UUID.randomUUID(), confirmed(cart, line(lamp, 2)));
        awaitItems(cart, 0);
    }

    @Test
    void record_thatCannotBeRead_isADeadLetterAndTheNextOneIsHandled() {
        String cart = newCart();
        String lamp = product("1.00", 50);
        put(cart, lamp, 2);
        UUID poison = UUID.randomUUID();
        send(poison, "{\"cartId\":\"" + cart + "\",\"lines\":\"all of them\"}");
        send(UUID.randomUUID(), confirmed(cart, line(lamp, 2)));
        awaitItems(cart, 0);
        assertThat(deadLetters()).isEqualTo(List.of(poison.toString()));
    }

    private static void awaitItems(String cart, int count) {
        await("the order is taken out").atMost(30, SECONDS).untilAsserted(() -> get(cart)
                .body("items", hasSize(count)));
    }

    private static String line(String sku, int quantity) {
        return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}";
    }

    private String confirmed(@org.jspecify.annotations.Nullable String cart, String... lines) {
        String data = ("{\"orderId\":\"%s\",\"number\":\"0123456AB\",\"status\":\"CONFIRMED\",\"version\":4,"
                        + "\"at\":\"2026-01-01T00:00:00Z\",\"cartId\":%s,\"lines\":[%s]}")
                .formatted(UUID.randomUUID(), cart == null ? "null" : "\"" + cart + "\"", String.join(",", lines));
        assertThat(schemas.violations(TYPE, data)).isEmpty();
        return data;
    }

    /** All under one key, so that their order is kept. */
    private void send(UUID id, String data) {
        broker.send(
                "order-events",
                "one-order",
                data,
                Map.of("ce_specversion", "1.0", "ce_id", id.toString(), "ce_type", TYPE, "ce_source", "/order"));
    }

    private List<String> deadLetters() {
        return await("the dead letter")
                .atMost(30, SECONDS)
                .until(() -> broker.heard(DEAD_LETTERS), letters -> !letters.isEmpty())
                .stream()
                .map(letter -> letter.header("ce_id"))
                .toList();
    }
}
