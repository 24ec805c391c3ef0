package shop.carousel.catalog.related;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
        assertThat(skus).hasSize(6);
        assertThat(skus.stream().noneMatch(kettle::equals))
                .as(kettle + " beside itself")
                .isTrue();
        List<String> kettles = related.getList("items.name.findAll { it.contains('kettle') }");
        assertThat(related.getList("items.name", String.class).subList(0, kettles.size()))
                .isEqualTo(kettles);
        assertThat(kettles.size())
                .as(() -> "few are kettles: " + related.getList("items.name"))
                .isGreaterThan(1);
        given().get("/products/" + kettle).then().statusCode(200).body(containsString("More like this"));
    }
}
