package shop.carousel.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.Tokens;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class ProductApiTest extends CatalogTest {

    @Test
    void product_thatIsNew_is201WithoutStockAndReadableAtOnce() {
        String sku = freshSku();
        given().get("/api/products/{sku}", sku).then().statusCode(404); // its absence is cached from here on
        put(sku, product("A red kettle", "12.30", "Tests", "Kettles"))
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/api/products/" + sku))
                .body("version", equalTo(1))
                .body("available", equalTo(0));
        given().get("/api/products/{sku}", sku)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1-1\""))
                .body("name", equalTo("A red kettle"))
                .body("price.amount", equalTo("12.30"))
                .body("price.currency", equalTo("EUR"))
                .body("category", contains("Tests", "Kettles"))
                .body("attributes.Pieces", equalTo(3))
                .body("attributes.Washable", equalTo(true))
                .body("imageUrl", equalTo("/images/" + sku + ".svg"));
    }

    @Test
    void product_thatIsChanged_is200AndSeenByTheNextReader() {
        String sku = stored("A red kettle", "12.30", "Tests");
        given().get("/api/products/{sku}", sku).then().statusCode(200);
        put(sku, product("A blue kettle", "13.00", "Tests")).statusCode(200).body("version", equalTo(2));
        given().get("/api/products/{sku}", sku)
                .then()
                .body("name", equalTo("A blue kettle"))
                .body("version", equalTo(2));
    }

    @Test
    void product_thatIsPutAsItIs_keepsItsVersion() {
        String sku = stored("A red kettle", "12.30", "Tests");
        put(sku, product("A red kettle", "12.30", "Tests")).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void read_withTheEtagOfBefore_is304UntilProductOrStockChanges() {
        String sku = stored("A red kettle", "12.30", "Tests");
        String tag = given().get("/api/products/{sku}", sku).header("ETag");
        given().header("If-None-Match", tag)
                .get("/api/products/{sku}", sku)
                .then()
                .statusCode(304);
        stock(sku, 5);
        given().header("If-None-Match", tag)
                .get("/api/products/{sku}", sku)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1-2\""))
                .body("available", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource({"v1, 200", "\"v1\", 200", "\"1-1\", 200", "*, 200", "\"v2\", 412", "\"2-1\", 412", "rubbish, 412"})
    void write_withIfMatch_passesOnlyForThePresentVersion(String ifMatch, int status) {
        String sku = stored("A red kettle", "12.30", "Tests");
        admin().contentType("application/json")
                .header("If-Match", ifMatch)
                .body(product("A blue kettle", "12.30", "Tests"))
                .put("/api/admin/products/{sku}", sku)
                .then()
                .statusCode(status);
    }

    /** Whoever comes second waits for the row, and then sees the version that the first has left. */
    @Test
    void writes_withTheSameIfMatchAtOnce_passOnce() throws Exception {
        String sku = stored("A red kettle", "12.30", "Tests");
        List<Callable<Integer>> writers = IntStream.range(0, 6)
                .mapToObj(writer -> (Callable<Integer>) () -> admin().contentType("application/json")
                        .header("If-Match", "\"v1\"")
                        .body(product("A kettle of writer " + writer, "12.30", "Tests"))
                        .put("/api/admin/products/{sku}", sku)
                        .statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(writers)) {
                answers.add(answer.get());
            }
            answers.sort(null);
            assertThat(answers).isEqualTo(List.of(200, 412, 412, 412, 412, 412));
        }
        given().get("/api/products/{sku}", sku).then().body("version", equalTo(2));
    }

    @Test
    void write_withIfMatchForNothing_is412() {
        admin().contentType("application/json")
                .header("If-Match", "*")
                .body(product("A red kettle", "12.30", "Tests"))
                .put("/api/admin/products/{sku}", freshSku())
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
    }

    @Test
    void write_withoutSignIn_is401_andWithoutTheRole_403() {
        var body = product("A red kettle", "12.30", "Tests");
        given().contentType("application/json")
                .body(body)
                .put("/api/admin/products/X")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .header("Authorization", "Bearer " + Tokens.of("somebody@example.org", "customer"))
                .body(body)
                .put("/api/admin/products/X")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | null",
                "name | \"\"",
                "name | \"a\\u0000b\"",
                "name | \"\\ud800\"",
                "category | null",
                "category | []",
                "category | [\"\"]",
                "category | [\"a/b\"]",
                "category | [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]",
                "price | null",
                "price | {\"amount\":\"0\",\"currency\":\"EUR\"}",
                "price.amount | {\"amount\":\"1.234\",\"currency\":\"EUR\"}",
                "price.amount | {\"amount\":\"-1\",\"currency\":\"EUR\"}",
                "price.amount | {\"amount\":\"1e999999999\",\"currency\":\"EUR\"}",
                "price.currency | {\"amount\":\"1\",\"currency\":\"USD\"}",
                "attributes.Colour | {\"Colour\":[\"red\"]}",
                "attributes.Colour | {\"Colour\":null}",
                "attributes.Colour | {\"Colour\":12E3456}",
                "attributes.Colour | {\"Colour\":1e300}",
                "attributes.Colour | {\"Colour\":1234567890123456789012}",
                "name | \"\u200b\"",
                "price.amount | {\"amount\":\"1.200\",\"currency\":\"EUR\"}",
                "price.amount | {\"amount\":\"1e-100000000\",\"currency\":\"EUR\"}",
                "price.amount | {\"amount\":\" 5\",\"currency\":\"EUR\"}",
                "sku | \"OTHER\""
            })
    void write_ofABadField_is422ThatNamesIt(String field, String json) {
        String member = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        Map<String, Object> fields = new HashMap<>(product("A red kettle", "12.30", "Tests"));
        fields.put(member, "@@");
        String body = Bodies.json(fields).replace("\"@@\"", json);
        isProblem(
                admin().contentType("application/json")
                        .body(body)
                        .put("/api/admin/products/{sku}", freshSku())
                        .then(),
                422,
                field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", ""})
    void write_ofNoProduct_is4xxThatNamesTheBody(String body) {
        var answer = admin().contentType("application/json")
                .body(body)
                .put("/api/admin/products/{sku}", freshSku())
                .then();
        isProblem(answer, 400, "body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "ä", "a b", "suggest", "x'--"})
    void write_underABadSku_is422(String sku) {
        isProblem(put(sku, product("A red kettle", "12.30", "Tests")), 422, "sku");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOPE", "-x", "ä", "a b", "x'--"})
    void read_ofNothing_is404(String sku) {
        given().get("/api/products/{sku}", sku).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "strong", "cached"})
    void products_bySku_comeInTheOrderAsked_unknownOnesLeftOut(String consistency) {
        String first = stored("First", "1.00", "Tests");
        String second = stored("Second", "2.00", "Tests");
        given().queryParam("sku", List.of(second, "NOPE", "-x", first, second))
                .queryParam("consistency", consistency)
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("items.sku", contains(second, first));
    }

    @Test
    void products_bySku_areLimited() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "S" + i).toList();
        isProblem(given().queryParam("sku", many).get("/api/products").then(), 400, "sku");
        given().queryParam("sku", many.subList(0, 100))
                .get("/api/products")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void products_withUnknownConsistency_are400() {
        isProblem(given().get("/api/products?sku=A&consistency=some").then(), 400, "consistency");
    }

    @Test
    void problems_ofSeveralFields_areToldAtOnce() {
        put(freshSku(), Map.of("brand", "x"))
                .statusCode(422)
                .body("errors.field", hasItems("name", "category", "price"));
    }
}
