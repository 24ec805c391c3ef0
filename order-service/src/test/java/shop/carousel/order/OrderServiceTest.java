package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;

/**
 * The running service over real PostgreSQL, a real broker and Redis nodes, beside a catalog and a cart that keep their
 * contracts.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(MailServer.class)
public abstract class OrderServiceTest {

    protected static final String GOOD_CARD = "4242424242424242";
    protected static final String DECLINED_CARD = "4000000000000002";
    protected static final String SLOW_CARD = "4000000000000044";
    protected static final String SILENT_CARD = "4000000000000051";
    protected static final Duration PATIENCE = Duration.ofSeconds(40);

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected Neighbours shop;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected MailServer mail;

    @SuppressWarnings("NullAway.Init") // set before each test
    protected Broker broker;

    @BeforeEach
    void listen() {
        if (broker == null) {
            broker = new Broker(servers);
        }
    }

    @AfterAll
    void hangUp() {
        if (broker != null) {
            broker.close();
        }
    }

    /** An order that was placed, and the token that shows it. */
    protected record Placed(String id, String token) {}

    /** The body of an order of one line. */
    protected static String body(String sku, int quantity, String card) {
        return body("\"items\":[{\"sku\":\"%s\",\"quantity\":%d}]".formatted(sku, quantity), card);
    }

    protected static String body(String what, String card) {
        return """
                {%s, "email": "ada@example.org",
                 "shippingAddress": {"name": "Ada", "line1": "1 Mill Lane", "city": "Delft", "postalCode": "2611", \
                 "country": "NL"},
                 "payment": {"cardNumber": "%s", "expiry": "12/99", "cvc": "123"}}""".formatted(what, card);
    }

    protected static Response post(String key, String body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/orders");
    }

    /** Places an order of one lamp. */
    protected Placed place(String card) {
        return place(shop.sell("12.30", 100), 1, card);
    }

    protected static Placed place(String sku, int quantity, String card) {
        JsonPath placed = post(UUID.randomUUID().toString(), body(sku, quantity, card))
                .then()
                .statusCode(202)
                .body("status", equalTo("PLACED"))
                .extract()
                .jsonPath();
        return new Placed(placed.getString("id"), placed.getString("token"));
    }

    protected static JsonPath read(Placed order) {
        return given().header("Order-Token", order.token())
                .get("/api/orders/" + order.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    protected static List<String> historyOf(Placed order) {
        return read(order).getList("history.status");
    }

    protected static void awaitStatus(Placed order, String status) {
        await("order is " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> read(order).getString("status"), status::equals);
    }

    /** Takes an order as far as CONFIRMED: the catalog sets its goods aside, it is paid, and they are sold. */
    protected Placed confirmed(Placed order) {
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        return order;
    }

    protected static Response cancel(Placed order) {
        return given().header("Order-Token", order.token()).post("/api/orders/" + order.id() + "/cancel");
    }

    /** Opens an account of its own and signs in to it: the token. */
    protected static String customer() {
        return given().contentType("application/json")
                .body(Map.of("email", UUID.randomUUID() + "@example.org", "password", "a long password", "name", "Ada"))
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    protected static String adminToken() {
        return given().contentType("application/json")
                .body("{\"email\":\"admin@carousel.shop\",\"password\":\"" + RealServers.ADMIN_PASSWORD + "\"}")
                .post("/api/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
