package shop.carousel.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class RingNodeKilledTest extends CatalogTest {

    private static final String NODE = "redis-b";

    @AfterEach
    void node_isBack() throws InterruptedException {
        servers.start(NODE);
        Awaitility.await().until(() -> given().get("/api/ring").jsonPath().getList("nodes.state").stream()
                .allMatch("UP"::equals));
    }

    @Test
    void reads_whileANodeOfTheRingIsDead_areAllAnswered() throws InterruptedException {
        List<String> skus = given().get("/api/products?size=100").jsonPath().getList("items.sku");
        servers.kill(NODE);
        for (String sku : skus) {
            assertThat(given().get("/api/products/{sku}", sku).statusCode())
                    .as(sku)
                    .isEqualTo(200);
        }
        given().get("/").then().statusCode(200);
        given().get("/ring").then().statusCode(200).body(org.hamcrest.Matchers.containsString("away"));
        given().get("/api/products?q=lamp&size=50").then().statusCode(200);
    }

    @Test
    void write_whileANodeOfTheRingIsDead_isSeenByTheNextReader() throws InterruptedException {
        List<String> skus = List.of(
                stored("Before", "1.00", "Tests"),
                stored("Before", "1.00", "Tests"),
                stored("Before", "1.00", "Tests"));
        skus.forEach(sku -> given().get("/api/products/{sku}", sku));
        servers.kill(NODE);
        for (String sku : skus) {
            put(sku, product("After", "1.00", "Tests")).statusCode(200);
            assertThat(given().get("/api/products/{sku}", sku).jsonPath().getString("name"))
                    .isEqualTo("After");
        }
    }
}
