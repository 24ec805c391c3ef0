package shop.carousel.catalog.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class ImageTest extends CatalogTest {

    @Test
    void picture_isAnSvgWithAPolicyOfItsOwn_andKept() {
        Response picture = given().get("/images/KIT-KNI-001.svg");
        picture.then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Security-Policy", equalTo("default-src 'none'; style-src 'unsafe-inline'"))
                .header("Cache-Control", containsString("max-age="))
                .body(startsWith("<svg"));
        assertThat(picture.headers().getValues("Content-Security-Policy")).hasSize(1);
        given().header("If-None-Match", picture.header("ETag"))
                .get("/images/KIT-KNI-001.svg")
                .then()
                .statusCode(304);
        assertThat(given().get("/images/KIT-KNI-001.svg").asString()).isEqualTo(picture.asString());
    }

    @Test
    void picture_ofANameWithMarkup_staysWellFormed() {
        String sku = stored("A <b> & \"c\" 'd' kettle", "1.00", "Tests");
        given().get("/images/{sku}.svg", sku)
                .then()
                .statusCode(200)
                .body("svg.@aria-label", equalTo("A <b> & \"c\" 'd' kettle"));
    }

    @Test
    void picture_ofNothing_is404() {
        given().get("/images/NOPE.svg").then().statusCode(404);
        given().get("/images/..svg").then().statusCode(404);
    }

    @Test
    void pictures_ofADepartment_differ() {
        List<String> skus =
                given().get("/api/products?category=Kitchen&size=40").jsonPath().getList("items.sku");
        Set<String> pictures = new HashSet<>();
        for (String sku : skus) {
            pictures.add(given().get("/images/{sku}.svg", sku).asString().replaceFirst("aria-label=\"[^\"]*\"", ""));
        }
        assertThat(pictures.size())
                .as(pictures.size() + " different pictures of " + skus.size())
                .isGreaterThan(30);
    }
}
