package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.order.jdbc.Sql;

/** More than the service can do: it says so at once, and when to come again. */
@QuarkusTest
class OverloadTest extends OrderServiceTest {

    private static final String STRANGER = "stranger@example.org";

    @Inject
    Sql sql;

    @ConfigProperty(name = "carousel.web.requests")
    int places;

    @ConfigProperty(name = "carousel.checkout.backlog-orders", defaultValue = "500")
    int backlog;

    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void makeRoom() throws IOException {
        for (Socket each : slow) {
            each.close();
        }
        sql.update("delete from orders where email = ?", STRANGER);
    }

    /** Each slow client holds a place with a request whose body does not come. */
    @Test
    void order_whenAllPlacesAreTaken_isRefusedAtOnceAndTakenLater() throws IOException {
        String sku = shop.sell("12.30", 100);
        for (int i = 0; i < places; i++) {
            slow.add(requestWithoutItsBody());
        }
        await().atMost(PATIENCE).untilAsserted(() -> refused(sku, "1", "Too many requests"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/sign-in").then().statusCode(200);

        for (Socket each : slow) {
            each.close();
        }
        await().atMost(PATIENCE).untilAsserted(() -> order(sku).then().statusCode(202));
    }

    @Test
    void order_whenTheShopHasEnoughToDo_isRefusedAtOnceAndTakenLater() {
        String sku = shop.sell("12.30", 100);
        sql.update("""
                insert into orders (id, number, status, token_hash, email, address, total_minor, currency, version, placed_at, changed_at)
                select gen_random_uuid(), 'WAITING-' || i, 'PLACED', '', ?, '{}', 0, 'EUR', 1, now(), now()
                from generate_series(0, ?) as i""", STRANGER, backlog);
        await().atMost(PATIENCE).untilAsserted(() -> refused(sku, "2", "busy with the orders that it has"));

        sql.update("delete from orders where email = ?", STRANGER);
        await().atMost(PATIENCE).untilAsserted(() -> order(sku).then().statusCode(202));
    }

    private static void refused(String sku, String retryAfter, String why) {
        order(sku)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", retryAfter)
                .body("status", equalTo(503))
                .body("detail", containsString(why));
    }

    private static Response order(String sku) {
        return post(UUID.randomUUID().toString(), body(sku, 1, GOOD_CARD));
    }

    private static Socket requestWithoutItsBody() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream().write("""
                        POST /api/orders HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/json\r
                        Content-Length: 100\r
                        \r
                        """.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
