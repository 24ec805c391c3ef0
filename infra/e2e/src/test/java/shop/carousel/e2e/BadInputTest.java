package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent through the gateway: a 4xx problem document that names the field, never a 500, and nothing changes.
 */
@WithShop
class BadInputTest {

    private static final String SKU = "E2E-BAD-INPUT";
    private static final int TEN_MEGABYTES = 10 << 20;

    private final Rest rest;
    private final Goods goods;

    BadInputTest(WholeShop shop) {
        this.rest = shop.rest();
        this.goods = shop.goods();
    }

    /** One bad request: what it is called, the status and the field of its problem (empty: it is about no field). */
    record Case(String name, int status, String field, Sender sender) {

        @Override
        public String toString() {
            return name + " is " + status + (field.isEmpty() ? "" : " naming " + field);
        }
    }

    /** Sends a case's request. */
    interface Sender {
        Rest.Answer send(Rest rest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"carts", "orders", "searches", "paths"})
    void request_badInput_getsProblemThatNamesTheField(Case bad) {
        Goods.Product product = goods.onShelf(SKU, "Bandicoot lantern", 5);
        Rest.Answer answer = bad.sender().send(rest);
        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.type()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(bad.status());
        assertThat(problem.hasNonNull("title")).as(answer.body()).isTrue();
        assertThat(bad.field().isEmpty() || fields(problem).contains(bad.field()))
                .as(answer.body())
                .isTrue();
        assertThat(goods.stock(product)).as("nothing changed").isEqualTo(new Goods.Stock(5, 0, 0));
    }

    private static List<String> fields(JsonNode problem) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error -> error.path("field").asText())
                .toList();
    }

    static Stream<Case> carts() {
        return Stream.of(
                quantity("0", 422),
                quantity("-1", 422),
                quantity("10000", 422),
                quantity("1.5", 422),
                quantity("\"abc\"", 422),
                new Case("cart: no quantity", 422, "quantity", rest -> put(rest, SKU, "{}")),
                new Case("cart: unknown SKU", 404, "", rest -> put(rest, "NO-SUCH-SKU", "{\"quantity\":1}")),
                new Case("cart: not JSON", 400, "", rest -> put(rest, SKU, "quantity=1")),
                new Case("cart: an array", 400, "", rest -> put(rest, SKU, "[1]")),
                new Case("cart: no such cart", 404, "", rest -> rest.get("/api/carts/nobody")));
    }

    private static Case quantity(String value, int status) {
        return new Case(
                "cart: quantity " + value, status, "quantity", rest -> put(rest, SKU, "{\"quantity\":" + value + "}"));
    }

    private static Rest.Answer put(Rest rest, String sku, String body) {
        String cart = rest.text("POST", "/api/carts", "{}")
                .expect(201)
                .json()
                .get("id")
                .asText();
        return rest.text("PUT", "/api/carts/" + cart + "/items/" + sku, body);
    }

    static Stream<Case> orders() {
        return Stream.of(
                order("unknown SKU", 422, "items[0].sku", body -> item(body, "NO-SUCH-SKU", 1)),
                order("quantity 0", 422, "items[0].quantity", body -> item(body, SKU, 0)),
                order("quantity -1", 422, "items[0].quantity", body -> item(body, SKU, -1)),
                order("quantity 10000", 422, "items[0].quantity", body -> item(body, SKU, 10_000)),
                order("quantity \"abc\"", 422, "items[0].quantity", body -> item(body, SKU, "abc")),
                order("wrong card", 422, "payment.cardNumber", body -> card(body, "4242424242424241")),
                order("card of letters", 422, "payment.cardNumber", body -> card(body, "abcd")),
                order("no e-mail", 422, "email", body -> body.remove("email")),
                order("no items", 422, "items", body -> body.remove("items")),
                new Case("order: no key", 400, "Idempotency-Key", rest -> rest.json("POST", "/api/orders", good())),
                new Case("order: overlong key", 400, "Idempotency-Key", rest -> post(rest, good(), "k".repeat(300))),
                new Case("order: not JSON", 400, "", rest -> postText(rest, "Hello")),
                new Case("order: an array", 400, "", rest -> postText(rest, "[]")),
                new Case(
                        "order: 10 MB",
                        413,
                        "",
                        rest -> postText(rest, "{\"email\":\"" + "a".repeat(TEN_MEGABYTES) + "\"}")),
                new Case("order: somebody else's", 404, "", rest -> rest.get("/api/orders/" + Orders.newKey())));
    }

    private static Case order(String name, int status, String field, Consumer<Map<String, Object>> spoil) {
        return new Case("order: " + name, status, field, rest -> {
            Map<String, Object> body = good();
            spoil.accept(body);
            return post(rest, body, Orders.newKey());
        });
    }

    private static Map<String, Object> good() {
        return Orders.body(SKU, 1, Orders.GOOD_CARD);
    }

    private static void item(Map<String, Object> body, String sku, Object quantity) {
        body.put("items", List.of(Map.of("sku", sku, "quantity", quantity)));
    }

    private static void card(Map<String, Object> body, String number) {
        var payment = new HashMap<String, Object>(Map.of("expiry", "12/30", "cvc", "123"));
        payment.put("cardNumber", number);
        body.put("payment", payment);
    }

    private static Rest.Answer post(Rest rest, Map<String, Object> body, String key) {
        return rest.json("POST", "/api/orders", body, "Idempotency-Key", key);
    }

    private static Rest.Answer postText(Rest rest, String body) {
        return rest.text("POST", "/api/orders", body, "Idempotency-Key", Orders.newKey());
    }

    static Stream<Case> searches() {
        return Stream.of(
                get("tampered cursor", "/api/products?q=lantern&cursor=dGFtcGVyZWQ", 400, "cursor"),
                get("size 0", "/api/products?size=0", 400, "size"),
                get("size 101", "/api/products?size=101", 400, "size"),
                get("size abc", "/api/products?size=abc", 400, "size"),
                get("minPrice abc", "/api/products?minPrice=abc", 400, "minPrice"),
                get("unknown sort", "/api/products?sort=sideways", 400, "sort"),
                get("unknown product", "/api/products/NO-SUCH-SKU", 404, ""),
                get("unknown stock", "/api/stock/NO-SUCH-SKU", 404, ""));
    }

    static Stream<Case> paths() {
        return Stream.of(
                get("path with ;", "/api/products;admin=true/" + SKU, 400, ""),
                get("path with %3b", "/api/admin%3b/products/" + SKU, 400, ""),
                get("path with %2f", "/api%2fproducts", 400, ""),
                get("path with %5c", "/api/products%5c" + SKU, 400, ""),
                get("path with //", "/api//products", 400, ""),
                get("path with %2e%2e", "/api/products/%2e%2e/admin/products", 400, ""),
                get("path of nobody", "/api/nothing", 404, ""),
                new Case(
                        "admin call of nobody",
                        401,
                        "",
                        rest -> rest.send(
                                "PUT",
                                "/api/admin/stock/" + SKU,
                                BodyPublishers.ofString("{\"available\":1}"),
                                "Content-Type",
                                "application/json")));
    }

    private static Case get(String name, String path, int status, String field) {
        return new Case(name, status, field, rest -> rest.get(path, "Accept", "application/json"));
    }
}
