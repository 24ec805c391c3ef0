package shop.carousel.catalog.search.meaning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.product.Products;
import shop.carousel.catalog.search.Embedded;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class MeaningsKeptTest extends CatalogTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    Meanings meanings;

    @Inject
    @SuppressWarnings("NullAway.Init")
    VectorTable table;

    @Inject
    @SuppressWarnings("NullAway.Init")
    MeaningConfig config;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Products products;

    @Test
    void instanceThatStarts_takesAllVectorsFromTheDatabase_andEmbedsNothing() throws Exception {
        Embedded.await();
        List<Product> all = new ArrayList<>();
        products.stream(rows ->
                rows.stream().map(ProductRow::product).filter(Product::isSold).forEach(all::add));
        Map<String, byte[]> kept = new Meanings(config, table).kept(all);
        assertThat(kept).hasSize(all.size());
        assertThat(kept.values().stream().allMatch(vector -> vector.length == Meanings.DIMENSIONS))
                .isTrue();
        assertThat(meanings.embed(all)).isEqualTo(0);
    }

    @Test
    void productThatIsNewOrChanged_isEmbedded_andFoundByMeaning() {
        String sku = stored("Zorbwick acoustic guitar", "9.00", "Case goods");
        Embedded.await();
        given().get("/api/products?q=musical instrument")
                .then()
                .body("interpretation.tier", org.hamcrest.Matchers.equalTo("meaning"))
                .body("items[0].sku", org.hamcrest.Matchers.equalTo(sku));
        given().get("/q/metrics").then().body(containsString("carousel_search_unembedded 0.0"));
    }
}
