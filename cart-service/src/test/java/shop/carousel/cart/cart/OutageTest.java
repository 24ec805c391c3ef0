package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;

/** Parts that are away: the catalog, a node of the ring, the database. */
@QuarkusTest
class OutageTest extends CartServiceTest {

    @Inject
    DataSource database;

    @Test
    void catalog_away_theRingStillAnswersAndTheRestIsUnknown() throws SQLException {
        String cart = newCart();
        String seen = product("12.30", 7);
        put(cart, seen, 1);
        String unseen = product("1.00", 5);
        addUnseen(cart, unseen);
        catalog.stop();
        try {
            get(cart)
                    .statusCode(200)
                    .body("items[0].unitPrice.amount", equalTo("12.30"))
                    .body("items[0].status", equalTo("AVAILABLE"))
                    .body("items[1].status", equalTo("UNKNOWN"))
                    .body("items[1].name", nullValue())
                    .body("items[1].available", nullValue())
                    .body("total.amount", equalTo("12.30"))
                    .body("complete", equalTo(false));
            put(cart, unseen, 3).then().statusCode(200).body("items[1].quantity", equalTo(3));
            put(cart, seen, 2).then().statusCode(200).body("total.amount", equalTo("24.60"));
            given().cookie("carousel-cart", cart)
                    .accept("text/html")
                    .get("/cart")
                    .then()
                    .statusCode(200)
                    .body(containsString("The catalog is away"))
                    .body(containsString("€24.60"))
                    .body(containsString("Product " + unseen));
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            catalog.open();
        }
        await("the catalog is asked again").atMost(10, SECONDS).untilAsserted(() -> get(cart)
                .body("items[1].status", equalTo("AVAILABLE")));
    }

    private void addUnseen(String cart, String sku) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate(
                    "insert into cart_line (cart_id, sku, quantity) values ('" + cart + "', '" + sku + "', 1)");
        }
    }

    @Test
    void catalog_away_aSkuThatNobodyKnowsIs503WithRetryAfter() {
        String cart = newCart();
        String lamp = product("1.00", 5);
        catalog.stop();
        try {
            put(cart, lamp, 1)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue());
            int asked = catalog.requests();
            put(cart, lamp, 1).then().statusCode(503);
            assertThat(catalog.requests())
                    .as("nobody hammers a catalog that is away")
                    .isEqualTo(asked);
        } finally {
            catalog.open();
        }
        await("the catalog is asked again")
                .atMost(10, SECONDS)
                .until(() -> put(cart, lamp, 1).statusCode() == 200);
    }

    @Test
    void request_thatTheCatalogRefuses_keepsNobodyFromAsking() {
        String cart = newCart();
        String refused = product("1.00", 5);
        catalog.refuse(refused);
        String lamp = product("2.00", 5);
        put(cart, refused, 1).then().statusCode(503);
        put(cart, lamp, 1).then().statusCode(200);
    }

    @Test
    void ringNode_killed_nothingIsLost() throws InterruptedException {
        String[] carts = new String[12];
        String lamp = product("1.00", 5);
        for (int i = 0; i < carts.length; i++) {
            carts[i] = newCart();
            put(carts[i], lamp, 1).then().statusCode(200);
            get(carts[i]).statusCode(200);
        }
        servers.kill("redis-b");
        try {
            for (int i = 0; i < carts.length; i++) {
                get(carts[i]).statusCode(200).body("items[0].quantity", equalTo(1));
                put(carts[i], lamp, i + 2).then().statusCode(200);
                get(carts[i]).body("items[0].quantity", equalTo(i + 2)).body("total.amount", not(equalTo("0.00")));
            }
        } finally {
            servers.start("redis-b");
        }
        // The next test reads what it has just cached, wherever that is.
        await("the node is used again").atMost(10, SECONDS).untilAsserted(() -> given().get("/api/ring")
                .then()
                .body("nodes.find { it.id == 'redis-b' }.state", equalTo("UP")));
        for (int i = 0; i < carts.length; i++) {
            get(carts[i]).statusCode(200).body("items[0].quantity", equalTo(i + 2));
        }
    }

    @Test
    void database_away_isA503AndThenWorksAgain() throws InterruptedException {
        String cart = newCart();
        String lamp = product("1.00", 5);
        put(cart, lamp, 1).then().statusCode(200);
        servers.stop("postgres");
        try {
            put(cart, lamp, 2).then().statusCode(503).contentType("application/problem+json");
        } finally {
            servers.start("postgres");
        }
        await("the database is used again")
                .atMost(20, SECONDS)
                .until(() -> put(cart, lamp, 3).statusCode() == 200);
        get(cart).body("items[0].quantity", equalTo(3));
    }
}
