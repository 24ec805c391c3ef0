package shop.carousel.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.OpenRequests;
import shop.carousel.catalog.product.ProductChanged;
import shop.carousel.catalog.product.Products;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.jdbc.UncheckedSqlException;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;

/** What changes reaches the index, and the ring's copies a second time, by the events alone. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class IndexFeedTest extends CatalogTest {

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    Products products;

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
    void copyOnTheRing_ofAWriterThatDiedAfterItsCommit_isInvalidatedByTheEvent() {
        String sku = stored("Before a crash", "12.30", "Tests");
        given().get("/api/products/{sku}", sku).then().body("name", equalTo("Before a crash"));
        changeBehindTheRing(sku);
        given().get("/api/products/{sku}", sku).then().body("name", equalTo("Before a crash"));
        announce(sku, 2);
        Awaitility.await().until(() -> given().get("/api/products/{sku}", sku)
                .jsonPath()
                .getString("name")
                .equals("After a crash"));
    }

    private void changeBehindTheRing(String sku) {
        run("update product set name = 'After a crash', version = 2 where sku = '" + sku + "'");
    }

    /**
     * What an older version stored: a number of 3,457 digits, a name without an end. The index and every list go on
     * with the others.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "attributes = '{\"mpn\": 12E3456}'",
                "attributes = '[1]'",
                "attributes = 'null'",
                "category = '{null}'"
            })
    void row_thatCannotBeRead_costsItself(String damage) throws Exception {
        String broken = stored("Grumbleflax kettle", "12.30", "Tests");
        String good = stored("Grumbleflax pot", "13.30", "Tests");
        awaitTotal("q=grumbleflax", 2);
        run("update product set " + damage + ", version = version + 1 where sku = '" + broken + "'");
        announce(broken, 2);
        put(good, product("Grumbleflax pan", "13.30", "Tests")).statusCode(200);
        awaitTotal("q=grumbleflax", 1);
        given().get("/api/products/{sku}", broken).then().statusCode(404);
        given().accept("text/html").get("/products/{sku}", broken).then().statusCode(404);
        for (String consistency : List.of("strong", "cached")) {
            given().get("/api/products?sku={a}&sku={b}&consistency={c}", broken, good, consistency)
                    .then()
                    .statusCode(200)
                    .body("items.sku", equalTo(List.of(good)));
        }
        given().accept("text/html").get("/search?q=grumbleflax").then().statusCode(200);
        given().get("/api/products/suggest?q=grumblefl").then().body("suggestions.sku", not(hasItem(broken)));
        AtomicInteger streamed = new AtomicInteger();
        products.stream(rows -> streamed.addAndGet((int) rows.stream()
                .filter(row -> row.product().name().startsWith("Grumbleflax"))
                .count()));
        assertThat(streamed.get()).isEqualTo(1);
        run("update product set attributes = '{}', name = 'x', category = '{Tests}' where name like 'Grumbleflax%'");
        announce(broken, 3);
        announce(good, 3);
        awaitTotal("q=grumbleflax", 0);
    }

    /** What would cost more than its own row is not stored. */
    @Test
    void category_ofSeveralDimensions_isRefusedByTheDatabase() {
        String sku = stored("Dimensional kettle", "12.30", "Tests");
        UncheckedSqlException refused = assertThatExceptionOfType(UncheckedSqlException.class)
                .isThrownBy(() -> run("update product set category = '{{a,b},{c,d}}' where sku = '" + sku + "'"))
                .actual();
        assertThat(refused.toString()).contains("product_category_is_one_path");
    }

    @Test
    void products_thatAreReadSlowly_holdNoConnection() throws Exception {
        String sku = stored("A kettle for slow readers", "12.30", "Tests");
        OpenRequests.assertHoldNoConnection(sql, () -> products.find(List.of(sku)));
    }

    @Test
    void event_thatNamesNoProduct_doesNotStopTheIndex() {
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(OutboxEvent.of(
                        ProductChanged.TOPIC, "nobody", ProductChanged.TYPE, java.util.Map.of("version", 5))));
        stored("Snorfblatt drum", "12.30", "Tests");
        awaitTotal("q=snorfblatt", 1);
    }

    private void announce(String sku, int version) {
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(OutboxEvent.of(
                        ProductChanged.TOPIC, sku, ProductChanged.TYPE, new ProductChanged(sku, version))));
    }

    private void run(String statement) {
        sql.update(statement);
    }

    private static void awaitTotal(String query, int total) {
        Awaitility.await()
                .until(() -> given().get("/api/products?" + query).jsonPath().getInt("total") == total);
    }
}
