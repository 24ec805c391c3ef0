package shop.carousel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: a 4xx problem that names the field, never a 500. */
@QuarkusTest
class BadInputTest extends OrderServiceTest {

    private final ObjectMapper json = new ObjectMapper();

    /** Where, what instead ({@code -} takes it away), and which field the problem names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /items/0/sku                | "NO-SUCH-SKU"       | items[0].sku
            /items/0/sku                | ""                  | items[0].sku
            /items/0/sku                | "a b"               | items[0].sku
            /items/0/sku                | "-x"                | items[0].sku
            /items/0/sku                | 7                   | items[0].sku
            /items/0/sku                | -                   | items[0].sku
            /items/0/quantity           | 0                   | items[0].quantity
            /items/0/quantity           | -1                  | items[0].quantity
            /items/0/quantity           | 10000               | items[0].quantity
            /items/0/quantity           | 99999999999         | items[0].quantity
            /items/0/quantity           | "abc"               | items[0].quantity
            /items/0/quantity           | "3"                 | items[0].quantity
            /items/0/quantity           | 1.5                 | items[0].quantity
            /items/0/quantity           | null                | items[0].quantity
            /items/0/quantity           | -                   | items[0].quantity
            /items/0/unitPrice          | "1.00"              | items[0].unitPrice
            /items/0/unitPrice          | {"amount":"x","currency":"EUR"}       | items[0].unitPrice
            /items/0/unitPrice          | {"amount":"1.234","currency":"EUR"}   | items[0].unitPrice
            /items/0/unitPrice          | {"amount":"1.00","currency":"USD"}    | items[0].unitPrice
            /items/0/unitPrice          | {"amount":"1e999999999","currency":"EUR"} | items[0].unitPrice
            /items/0                    | 7                   | items[0]
            /items                      | []                  | items
            /items                      | {}                  | items
            /items                      | -                   | items
            /cartId                     | "some-cart"         | items
            /cartId                     | 7                   | cartId
            /cartId                     | "../../admin"       | cartId
            /email                      | -                   | email
            /email                      | "nobody"            | email
            /email                      | "a@b"               | email
            /email                      | ["a@example.org"]   | email
            /email                      | "a\\u200B@example.org" | email
            /email                      | "a@example..org"    | email
            /shippingAddress            | -                   | shippingAddress.city
            /shippingAddress            | "Delft"             | shippingAddress
            /shippingAddress/name       | ""                  | shippingAddress.name
            /shippingAddress/line1      | 7                   | shippingAddress.line1
            /shippingAddress/line2      | 7                   | shippingAddress.line2
            /shippingAddress/city       | "  "                | shippingAddress.city
            /shippingAddress/city       | "a\\u0000b"         | shippingAddress.city
            /shippingAddress/postalCode | "123456789012345678901" | shippingAddress.postalCode
            /shippingAddress/country    | null                | shippingAddress.country
            /shippingAddress/country    | "Atlantis"          | shippingAddress.country
            /shippingAddress/name       | "\\u200B"           | shippingAddress.name
            /shippingAddress/name       | "A\\nB"              | shippingAddress.name
            /shippingAddress/postalCode | "\\u00A0"           | shippingAddress.postalCode
            /shippingAddress/postalCode | -                   | shippingAddress.postalCode
            /shippingAddress/postalCode | "ABC"               | shippingAddress.postalCode
            /shippingAddress/region     | 7                   | shippingAddress.region
            /payment                    | -                   | payment.cardNumber
            /payment/cardNumber         | "4242424242424241"  | payment.cardNumber
            /payment/cardNumber         | "5555555555554444"  | payment.cardNumber
            /payment/cardNumber         | "abcd"              | payment.cardNumber
            /payment/cardNumber         | 4242424242424242    | payment.cardNumber
            /payment/expiry             | "01/20"             | payment.expiry
            /payment/expiry             | "13/99"             | payment.expiry
            /payment/expiry             | "soon"              | payment.expiry
            /payment/cvc                | "12"                | payment.cvc
            /payment/cvc                | "12345"             | payment.cvc
            /payment/cvc                | "abc"               | payment.cvc
            /expectedTotal              | 7                   | expectedTotal
            """)
    void field_bad_isNamed(String pointer, String value, String field) throws JsonProcessingException {
        ObjectNode body = good();
        put(body, pointer, value);
        post(UUID.randomUUID().toString(), body.toString())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("status", equalTo(422))
                .body("errors.field", hasItem(field));
    }

    /** Addresses, people and cards as they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /shippingAddress | {"name": "A", "line1": "1 Road", "city": "Kowloon", "country": "Hong Kong", \
            "postalCode": ""}
            /shippingAddress | {"name": "A", "line1": "1 Road", "city": "Dubai", "country": "AE"}
            /shippingAddress | {"name": "A", "line1": "1 Road", "city": "Dublin", "country": "Ireland", \
            "postalCode": "D02 X285"}
            /shippingAddress | {"name": "A", "line1": "1 Road", "city": "X", "region": "CA", "country": "USA", \
            "postalCode": "95014"}
            /email           | "buyer@example.org\\u00A0"
            /email           | "buyer@müller.example"
            /payment/expiry  | "1/34"
            /payment/expiry  | "2034-12"
            /payment/expiry  | "1234"
            /payment/expiry  | "12-34"
            /payment/cardNumber | "4242\\u00A04242\\u20094242\\u30004242"
            /payment/cardNumber | "４２４２４２４２４２４２４２４２"
            """)
    void field_asPeopleWriteIt_isTaken(String pointer, String value) throws JsonProcessingException {
        ObjectNode body = good();
        put(body, pointer, value);
        post(UUID.randomUUID().toString(), body.toString()).then().statusCode(202);
    }

    @Test
    void manyFields_bad_areAllNamedAtOnce() throws JsonProcessingException {
        ObjectNode body = good();
        put(body, "/items/0/quantity", "0");
        put(body, "/email", "\"nobody\"");
        put(body, "/shippingAddress/city", "-");
        put(body, "/payment/cardNumber", "\"4242424242424241\"");
        post(UUID.randomUUID().toString(), body.toString())
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems("items[0].quantity", "email", "shippingAddress.city", "payment.cardNumber"))
                .body(not(containsString("4242424242424241")));
    }

    @Test
    void lines_moreThanAllowed_areRefused() throws JsonProcessingException {
        ObjectNode body = good();
        ArrayNode items = body.putArray("items");
        for (int i = 0; i < 1501; i++) {
            items.addObject().put("sku", "S" + i).put("quantity", 1);
        }
        post(UUID.randomUUID().toString(), body.toString())
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("items"));
    }

    @Test
    void cart_unknown_isNamed() {
        post(UUID.randomUUID().toString(), body("\"cartId\":\"no-such-cart\"", GOOD_CARD))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("cartId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"x\"", "{", "Hello", "", "{\"items\":"})
    void body_notAnObject_isRefused(String body) {
        post(UUID.randomUUID().toString(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("body"));
    }

    @Test
    void body_tooLarge_isRefused() {
        post(UUID.randomUUID().toString(), "{\"email\":\"" + "a".repeat(10 << 20) + "\"}")
                .then()
                .statusCode(413);
    }

    @Test
    void body_notJson_isRefused() {
        RestAssured.given()
                .contentType("text/plain")
                .header("Idempotency-Key", "k")
                .body("x")
                .post("/api/orders")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void key_missingOrOverlong_isRefused() throws JsonProcessingException {
        String body = good().toString();
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
        post("k".repeat(256), body).then().statusCode(400).body("errors.field", hasItem("Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/orders;x=1/y", "/api/orders%3bx", "/api%2forders/x", "/api//orders/x", "/api/orders%5cx"})
    void path_readDifferentlyByOthers_isRefused(String path) throws IOException, InterruptedException {
        HttpRequest asWritten = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(asWritten, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/admin/orders?status=LOST, status",
        "/api/admin/orders?size=0, size",
        "/api/admin/orders?size=abc, size",
        "/api/admin/orders?size=1000000, size",
        "/api/admin/orders?cursor=dGFtcGVyZWQ, cursor"
    })
    void list_badParameter_isNamed(String path, String field) {
        RestAssured.given()
                .header("Authorization", "Bearer " + adminToken())
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    private ObjectNode good() throws JsonProcessingException {
        return (ObjectNode) json.readTree(body(shop.sell("1.00", 10), 1, GOOD_CARD));
    }

    private void put(ObjectNode body, String pointer, String value) throws JsonProcessingException {
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        var parent = body.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), json.readTree(value));
        } else if (value.equals("-")) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, json.readTree(value));
        }
    }
}
