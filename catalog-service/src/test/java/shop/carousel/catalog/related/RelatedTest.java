package shop.carousel.catalog.related;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.stock.StockTestProfile;
import shop.carousel.catalog.stock.settlement.OrderLog;
import shop.carousel.catalog.stock.settlement.StockTest;

/** From the events of orders to what goes with a product. */
@QuarkusTest
@TestProfile(StockTestProfile.class)
class RelatedTest extends StockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Companions companions;

    @SuppressWarnings("NullAway.Init") // set before each test
    private OrderLog log;

    @BeforeEach
    void open() {
        log = new OrderLog(servers);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void products_boughtTogether_comeFirst_byHowManyOrders() {
        List<String> skus = lamps(5);
        String asked = skus.getFirst();
        List<String> expected = List.of(skus.get(3), skus.get(1), skus.get(2));
        for (String companion : expected) {
            bought(3 - expected.indexOf(companion) + 1, asked, companion);
        }
        bought(1, asked, skus.get(4));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(related(asked)).isEqualTo(expected));
        assertThat(basis(asked)).isEqualTo("orders");
        given().queryParam("sku", asked)
                .get("/search/bought-with")
                .then()
                .statusCode(200)
                .body(containsString("/products/" + expected.getFirst()));
    }

    @Test
    void order_thatIsNotPaid_orGivenBack_saysNothing() {
        List<String> skus = lamps(3);
        String asked = skus.getFirst();
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            log.placed(UUID.randomUUID(), lines(asked, skus.get(1)));
            orders.addAll(bought(1, asked, skus.get(2)));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(related(asked)).isEqualTo(List.of(skus.get(2))));
        orders.forEach(order -> log.happened(order, "cancelled"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(related(asked)).isEmpty());
    }

    /** Who buys everything at once does not say what goes with what. */
    @Test
    void order_ofManyLines_saysLessThanOneOfFew() {
        List<String> skus = lamps(14);
        String asked = skus.getFirst();
        String pair = skus.getLast();
        bought(2, skus.subList(0, 13).toArray(String[]::new));
        bought(2, asked, pair);
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> related = related(asked);
            assertThat(related).hasSize(6);
            assertThat(related.getFirst()).isEqualTo(pair);
        });
    }

    @Test
    void products_boughtLately_areThoseOfMostOrders() {
        List<String> skus = lamps(2);
        bought(40, skus.getFirst(), skus.getLast());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(companions.boughtLately(6).stream()
                        .map(product -> product.product().sku())
                        .toList()
                        .containsAll(skus))
                .isTrue());
    }

    @Test
    void cart_ofWhatNobodyBought_hasNoCompanions() {
        String body = given().queryParam("sku", product(1))
                .queryParam("sku", "NO-SUCH-SKU", "not a sku")
                .get("/search/bought-with")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(body).doesNotContain("<section");
    }

    @Test
    void product_thatIsNotSold_is404() {
        given().get("/api/products/NO-SUCH-SKU/related").then().statusCode(404).contentType("application/problem+json");
    }

    private List<String> lamps(int count) {
        return Stream.generate(() -> product(200)).limit(count).toList();
    }

    private List<UUID> bought(int times, String... skus) {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(times).toList();
        for (UUID order : orders) {
            log.placed(order, lines(skus));
            log.happened(order, "paid");
        }
        return orders;
    }

    private static String lines(String... skus) {
        return Stream.of(skus)
                .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":1}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> related(String sku) {
        return given().get("/api/products/" + sku + "/related")
                .then()
                .statusCode(200)
                .extract()
                .path("items.sku");
    }

    private static String basis(String sku) {
        return given().get("/api/products/" + sku + "/related").path("basis");
    }
}
