package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** More than the service can do: it says so at once, and when to come again. */
@QuarkusTest
class OverloadTest extends OrderServiceTest {

    private static final String STRANGER = "stranger@example.org";

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    @ConfigProperty(name = "carousel.web.requests")
    int places;

    @ConfigProperty(name = "carousel.checkout.backlog-orders", defaultValue = "500")
    int backlog;

    private final List<Socket> held = new ArrayList<>();

    @AfterEach
    void makeRoom() throws IOException {
        for (Socket each : held) {
            each.close();
        }
        sql.update("delete from orders where email = ?", STRANGER);
    }

    /** Whoever sends a head and keeps the body back holds a connection, and no place that an order needs. */
    @Test
    void order_whileManyBodiesDoNotCome_isTaken() throws IOException {
        String sku = shop.sell("12.30", 100);
        for (int i = 0; i < 2 * places; i++) {
            held.add(send("POST /api/orders", "Content-Type: application/json\r\nContent-Length: 100\r\n"));
        }
        order(sku).then().statusCode(202);
        given().get("/sign-in").then().statusCode(200);
    }

    /** Requests that wait for the database hold the places. */
    @Test
    void order_whenAllPlacesAreTaken_isRefusedAtOnceAndTakenLater() throws IOException, SQLException {
        String sku = shop.sell("12.30", 100);
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table orders in access exclusive mode");
            await().atMost(PATIENCE).untilAsserted(() -> {
                takeAllPlaces();
                refused(sku, "1", "Too many requests");
            });
            refusedAsPage("1", "Too many requests");
            given().get("/q/health/live").then().statusCode(200);
            given().get("/sign-in").then().statusCode(200);
            lock.rollback();
            lock.setAutoCommit(true);
        }
        await().atMost(PATIENCE).untilAsserted(() -> order(sku).then().statusCode(202));
    }

    @Test
    void order_whenTheShopHasEnoughToDo_isRefusedAtOnceAndTakenLater() {
        String sku = shop.sell("12.30", 100);
        sql.update("""
                insert into orders (id, number, status, token_hash, email, address, total_minor, currency, version,
                placed_at, changed_at)
                select gen_random_uuid(), 'WAITING-' || i, 'PLACED', '', ?, '{}', 0, 'EUR', 1, now(), now()
                from generate_series(0, ?) as i""", STRANGER, backlog);
        await().atMost(PATIENCE).untilAsserted(() -> refused(sku, "2", "busy with the orders that it has"));
        refusedAsPage("2", "busy with the orders that it has");

        sql.update("delete from orders where email = ?", STRANGER);
        await().atMost(PATIENCE).untilAsserted(() -> order(sku).then().statusCode(202));
    }

    /** Those who wait for the database give up after some seconds, so an order has to come soon after this returns. */
    private void takeAllPlaces() throws IOException {
        for (int i = 0; i < places; i++) {
            held.add(askForAnOrder());
        }
        while (!isAnswered(askForAnOrder())) {}
    }

    /** Whether an answer comes soon. Nobody who has a place gets one while the table is locked. */
    private boolean isAnswered(Socket socket) throws IOException {
        held.add(socket);
        socket.setSoTimeout(300);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException waits) {
            return false;
        }
    }

    private static Socket askForAnOrder() throws IOException {
        return send("GET /api/orders/" + UUID.randomUUID(), "Order-Token: a\r\n");
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

    /** A gate refuses a buyer before the checkout sees the form, and the form comes back with what was typed. */
    private static void refusedAsPage(String retryAfter, String why) {
        String street = "12 Mill & Lane; \"" + UUID.randomUUID() + "\"";
        given().accept("text/html")
                .header("Accept-Language", "de")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("line1", street)
                .formParam("country", "NL")
                .formParam("key", "the-key")
                .formParam("cardNumber", GOOD_CARD)
                .post("/checkout")
                .then()
                .statusCode(503)
                .contentType("text/html;charset=UTF-8")
                .header("Retry-After", retryAfter)
                .header("Cache-Control", "private, no-store")
                .body(containsString(why))
                .body(containsString("value=\"" + street.replace("&", "&amp;").replace("\"", "&quot;") + "\""))
                .body(containsString("value=\"the-key\""))
                .body(containsString("<option value=\"NL\" selected>Niederlande"))
                .body(not(containsString(GOOD_CARD)));
    }

    private static Response order(String sku) {
        return post(UUID.randomUUID().toString(), body(sku, 1, GOOD_CARD));
    }

    private static Socket send(String requestLine, String headers) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String head = requestLine + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
