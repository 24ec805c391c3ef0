package shop.carousel.cart;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.atomic.AtomicInteger;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;

/** The running service over real PostgreSQL, Kafka and Redis nodes, beside a catalog that keeps its contract. */
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "cart"))
@QuarkusTestResource(CatalogStub.class)
public abstract class CartServiceTest {

    private static final AtomicInteger SKUS = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected CatalogStub catalog;

    /** A product that no other test knows, so that nothing of it is on the ring. */
    protected String product(String price, int available) {
        String sku = "LAMP-" + SKUS.incrementAndGet();
        catalog.sell(sku, price, available);
        return sku;
    }

    protected static String newCart() {
        return given().post("/api/carts").then().statusCode(201).extract().path("id");
    }

    protected static Response put(String cart, String sku, Object quantity) {
        return given().contentType("application/json")
                .body("{\"quantity\":" + quantity + "}")
                .put("/api/carts/{cart}/items/{sku}", cart, sku);
    }

    protected static ValidatableResponse get(String cart) {
        return given().get("/api/carts/{cart}", cart).then();
    }
}
