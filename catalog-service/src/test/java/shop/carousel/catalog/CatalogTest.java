package shop.carousel.catalog;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;

/** The running service with its demonstration products, over real PostgreSQL, Kafka and Redis. */
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "catalog"))
public abstract class CatalogTest {

    private static final AtomicInteger SKUS = new AtomicInteger();

    static {
        // A busy machine is no fault.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    @BeforeEach
    void index_isBuilt() {
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** A SKU that no other test knows. */
    protected static String freshSku() {
        return "TEST-" + SKUS.incrementAndGet();
    }

    /** A request of an administrator. */
    protected static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + Tokens.of("admin@carousel.shop", "admin"));
    }

    /** A valid product as a PUT's body. */
    protected static Map<String, Object> product(String name, String amount, String... category) {
        return Map.of(
                "name",
                name,
                "description",
                "Made for a test.",
                "brand",
                "Testwick",
                "category",
                category,
                "price",
                Map.of("amount", amount, "currency", "EUR"),
                "attributes",
                Map.of("Colour", "Red", "Pieces", 3, "Washable", true));
    }

    /** Stores a product and returns its SKU. */
    protected static String stored(String name, String amount, String... category) {
        String sku = freshSku();
        put(sku, product(name, amount, category)).statusCode(201);
        return sku;
    }

    protected static ValidatableResponse put(String sku, Object body) {
        return admin().contentType("application/json")
                .body(body)
                .put("/api/admin/products/{sku}", sku)
                .then();
    }

    /** Sets how many are left. */
    protected static void stock(String sku, int available) {
        admin().contentType("application/json")
                .body(Map.of("available", available))
                .put("/api/admin/stock/{sku}", sku)
                .then()
                .statusCode(200);
    }

    /** The answer is a problem document of that status which names the field. */
    protected static void isProblem(ValidatableResponse answer, int status, String field) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", Matchers.equalTo(status))
                .body("type", Matchers.startsWith("https://"))
                .body("title", Matchers.not(Matchers.emptyOrNullString()))
                .body("errors.field", Matchers.hasItem(field));
    }
}
