package shop.carousel.catalog.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.product.ProductChanged;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;

/** What changes reaches the index, and the ring's copies a second time, by the events alone. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class IndexFeedTest extends CatalogTest {

    @Inject
    DataSource database;

    @Inject
    Outbox outbox;

    @Test
    void product_thatIsStored_isFoundSoon_andUnderItsNewNameAfterAChange() {
        String sku = stored("Zanzibarium sundial", "12.30", "Tests");
        awaitTotal("q=zanzibarium", 1);
        put(sku, product("Quillonade sundial", "15.00", "Tests"));
        awaitTotal("q=quillonade&minPrice=15&maxPrice=15", 1);
        given().get("/api/products/suggest?q=quillon").then().body("suggestions[0].sku", equalTo(sku));
    }

    @Test
    void stock_thatComesAndGoes_isFollowedByTheFilter() {
        String sku = stored("Wobblethorpe vase", "12.30", "Tests");
        awaitTotal("q=wobblethorpe", 1);
        awaitTotal("q=wobblethorpe&inStock=true", 0);
        stock(sku, 3);
        awaitTotal("q=wobblethorpe&inStock=true", 1);
        stock(sku, 0);
        awaitTotal("q=wobblethorpe&inStock=true", 0);
    }

    @Test
    void copyOnTheRing_ofAWriterThatDiedAfterItsCommit_isInvalidatedByTheEvent() throws SQLException {
        String sku = stored("Before the crash", "12.30", "Tests");
        given().get("/api/products/{sku}", sku).then().body("name", equalTo("Before the crash"));
        changeBehindTheRing(sku);
        given().get("/api/products/{sku}", sku).then().body("name", equalTo("Before the crash"));
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(
                        OutboxEvent.of(ProductChanged.TOPIC, sku, ProductChanged.TYPE, new ProductChanged(sku, 2))));
        Awaitility.await().until(() -> given().get("/api/products/{sku}", sku)
                .jsonPath()
                .getString("name")
                .equals("After the crash"));
    }

    private void changeBehindTheRing(String sku) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate("update product set name = 'After the crash', version = 2 where sku = '" + sku + "'");
        }
    }

    private static void awaitTotal(String query, int total) {
        Awaitility.await()
                .until(() -> given().get("/api/products?" + query).jsonPath().getInt("total") == total);
    }
}
