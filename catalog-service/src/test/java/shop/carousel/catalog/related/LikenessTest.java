package shop.carousel.catalog.related;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.search.Embedded;

/** What goes with a product that nobody has bought: what is like it. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class LikenessTest extends CatalogTest {

    @BeforeEach
    void products_areEmbedded() {
        Embedded.await();
    }

    @Test
    void product_thatNobodyBought_isShownBesideWhatIsLikeIt() {
        JsonPath found = given().get("/api/products?q=kettle").jsonPath();
        String kettle = found.getString("items[0].sku");
        JsonPath related = given().get("/api/products/" + kettle + "/related")
                .then()
                .statusCode(200)
                .body("basis", equalTo("likeness"))
                .extract()
                .jsonPath();
        List<String> skus = related.getList("items.sku");
        assertEquals(6, skus.size());
        assertTrue(skus.stream().noneMatch(kettle::equals), kettle + " beside itself");
        List<String> kettles = related.getList("items.name.findAll { it.contains('kettle') }");
        assertEquals(kettles, related.getList("items.name", String.class).subList(0, kettles.size()));
        assertTrue(kettles.size() > 1, () -> "few are kettles: " + related.getList("items.name"));
        given().get("/products/" + kettle).then().statusCode(200).body(containsString("More like this"));
    }
}
