package shop.carousel.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.kit.jdbc.Sql;

/** Taking off sale, reductions and pictures, over real PostgreSQL, Kafka and Redis. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class SaleTest extends CatalogTest {

    @Inject
    Sql sql;

    @Test
    void product_takenOffSale_isFoundByItsAddressAlone_andNamesItsReplacement() {
        String brand = "Sold " + UUID.randomUUID().toString().substring(0, 8);
        String heir = stored("New kettle", "15.00", "Tests");
        String sku = freshSku();
        put(sku, with(Map.of("brand", brand))).statusCode(201).body("onSale", equalTo(true));
        stock(sku, 5);
        await().untilAsserted(() -> hits(brand).body("items.sku", contains(sku)));

        put(sku, with(Map.of("brand", brand, "onSale", false, "replacedBy", heir)))
                .statusCode(200)
                .body("onSale", equalTo(false))
                .body("replacedBy", equalTo(heir));
        await().untilAsserted(() -> hits(brand).body("items", hasSize(0)));
        get(sku).body("onSale", equalTo(false)).body("available", equalTo(5));
        given().get("/api/products?consistency=strong&sku=" + sku).then().body("items[0].onSale", equalTo(false));
        page(sku)
                .body(allOf(
                        containsString("This product is no longer sold."),
                        containsString("<a href=\"/products/" + heir + "\">New kettle</a>"),
                        containsString("schema.org/Discontinued"),
                        not(containsString("action=\"/cart/items\""))));

        put(sku, with(Map.of("brand", brand))).statusCode(200).body("replacedBy", nullValue());
        await().untilAsserted(() -> hits(brand).body("items.sku", contains(sku)));
        page(sku).body(containsString("action=\"/cart/items\""));
    }

    @Test
    void replacement_thatCannotBe_isA422ThatNamesTheField() {
        String heir = stored("A kettle", "15.00", "Tests");
        String sku = freshSku();
        for (var bad : List.<Map<String, Object>>of(
                Map.of("replacedBy", heir),
                Map.of("onSale", false, "replacedBy", sku),
                Map.of("onSale", false, "replacedBy", "no sku"),
                Map.of("onSale", false, "replacedBy", "NOBODY"))) {
            isProblem(put(sku, with(bad)), 422, "replacedBy");
        }
        given().get("/api/products/" + sku).then().statusCode(404);
    }

    @Test
    void price_reduced_isShownBesideTheLowestOf30Days_untilItRises() {
        String sku = priced("100.00");
        get(sku).body("lowestPrice30Days", nullValue());
        put(sku, with(price("80.00"))).body("lowestPrice30Days.amount", equalTo("100.00"));
        put(sku, with(Map.of("name", "Another name", "price", money("80.00"))))
                .body("lowestPrice30Days.amount", equalTo("100.00"));
        put(sku, with(price("60.00"))).body("lowestPrice30Days.amount", equalTo("80.00"));
        page(sku).body(containsString("Lowest price of the 30 days before: €80.00"));
        put(sku, with(price("90.00"))).body("lowestPrice30Days", nullValue());
        put(sku, with(price("70.00"))).body("lowestPrice30Days", nullValue()); // it was 60 a moment ago
        page(sku).body(not(containsString("Lowest price")));
        assertThat(history(sku)).isEqualTo(List.of(10_000L, 8_000L, 6_000L, 9_000L, 7_000L));
    }

    @Test
    void price_ofMoreThan30DaysAgo_countsWhereItStillHeldThen() {
        String sku = priced("50.00");
        put(sku, with(price("100.00")));
        age(sku, "50.00", 90);
        age(sku, "100.00", 40);
        put(sku, with(price("60.00"))).body("lowestPrice30Days.amount", equalTo("100.00"));

        String cheap = priced("50.00");
        put(cheap, with(price("100.00")));
        age(cheap, "50.00", 90);
        age(cheap, "100.00", 20);
        put(cheap, with(price("60.00"))).body("lowestPrice30Days", nullValue());
        put(cheap, with(price("40.00"))).body("lowestPrice30Days.amount", equalTo("50.00"));
    }

    /** The ring's copy is made of the row; the row says when it was reduced. */
    @Test
    void reduction_of30DaysAgo_isAPriceLikeAnother() {
        String sku = priced("100.00");
        put(sku, with(price("80.00"))).body("lowestPrice30Days.amount", equalTo("100.00"));
        sql.update("update product set reduced_at = now() - interval '31 days' where sku = ?", sku);
        given().get("/api/products?consistency=strong&sku=" + sku)
                .then()
                .body("items[0].lowestPrice30Days", nullValue());
    }

    /** What a file does not know stays; its prices are history too. */
    @Test
    void import_ofAProduct_keepsItsPicturesAndThatItIsOffSale_andWritesItsPrice() {
        String sku = freshSku();
        put(sku, with(Map.of("onSale", false, "images", List.of("/images/A.svg"), "price", money("100.00"))));
        for (int time = 0; time < 2; time++) {
            var job = admin().contentType("application/octet-stream")
                    .body(("{\"sku\":\"" + sku
                                    + "\",\"name\":\"Imported\",\"category\":[\"Tests\"],\"price\":\"80.00\"}")
                            .getBytes(StandardCharsets.UTF_8))
                    .post("/api/admin/imports");
            String path = job.header("Location").replaceFirst(".*(/api/)", "$1");
            await().until(() -> admin().get(path).path("state").equals("DONE"));
        }
        get(sku).body("name", equalTo("Imported"))
                .body("onSale", equalTo(false))
                .body("imageUrl", equalTo("/images/A.svg"))
                .body("lowestPrice30Days.amount", equalTo("100.00"));
        assertThat(history(sku)).isEqualTo(List.of(10_000L, 8_000L));
    }

    @Test
    void images_areListed_theFirstIsThePicture_andThePageShowsAll() {
        String sku = freshSku();
        put(sku, with(Map.of("images", List.of("/images/A.svg", "/images/B.svg"))))
                .statusCode(201)
                .body("imageUrl", equalTo("/images/A.svg"))
                .body("images", contains("/images/A.svg", "/images/B.svg"));
        page(sku)
                .body(allOf(
                        containsString("src=\"/images/A.svg\" alt=\"Picture 1 of"),
                        containsString("src=\"/images/B.svg\" alt=\"Picture 2 of")));
        put(sku, with(Map.of()))
                .body("imageUrl", equalTo("/images/" + sku + ".svg"))
                .body("images", contains("/images/" + sku + ".svg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/a.png", "//elsewhere.example/a.png", "/images/../admin", "/images/a b.svg",
                "javascript:alert(1)", "/search", "", "/images/A.svg\n"
            })
    void image_thatIsNotOfThisShop_isRefused(String image) {
        isProblem(put(freshSku(), with(Map.of("images", List.of(image)))), 422, "images");
    }

    @Test
    void images_tooManyOrTwiceTheSame_areRefused() {
        isProblem(put(freshSku(), with(Map.of("images", List.of("/images/A.svg", "/images/A.svg")))), 422, "images");
        List<String> many = java.util.stream.IntStream.rangeClosed(0, 20)
                .mapToObj(i -> "/images/" + i + ".svg")
                .toList();
        isProblem(put(freshSku(), with(Map.of("images", many))), 422, "images");
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var product = new HashMap<>(product("A kettle", "12.30", "Tests"));
        product.putAll(more);
        return product;
    }

    private static Map<String, Object> price(String amount) {
        return Map.of("price", money(amount));
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static String priced(String amount) {
        String sku = freshSku();
        put(sku, with(price(amount))).statusCode(201);
        return sku;
    }

    private void age(String sku, String amount, int days) {
        assertThat(sql.update(
                        "update product_price set at = now() - make_interval(days => ?)"
                                + " where sku = ? and price_minor = (?::numeric * 100)::bigint",
                        days,
                        sku,
                        amount))
                .isEqualTo(1);
    }

    private List<Long> history(String sku) {
        return sql.list(
                "select price_minor from product_price where sku = ? order by at",
                row -> row.bigint("price_minor"),
                sku);
    }

    private static ValidatableResponse get(String sku) {
        return given().get("/api/products/" + sku).then().statusCode(200);
    }

    private static ValidatableResponse hits(String brand) {
        return given().get("/api/products?brand={b}", brand).then().statusCode(200);
    }

    private static ValidatableResponse page(String sku) {
        return given().header("Accept", "text/html")
                .get("/products/" + sku)
                .then()
                .statusCode(200);
    }
}
