package shop.carousel.e2e;

import static shop.carousel.e2e.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders placed over REST by a guest. */
final class Orders {

    static final String GOOD_CARD = "4242424242424242";
    static final String DECLINED_CARD = "4000000000000002";

    private final Rest rest;

    Orders(Rest rest) {
        this.rest = rest;
    }

    /** An order that was accepted, and the token that opens it. */
    record Placed(String id, String token) {}

    Placed place(Goods.Product product, int quantity, String card) {
        return placed(ask(product, quantity, card).expect(202));
    }

    /** Asks for an order, which may be refused. */
    Rest.Answer ask(Goods.Product product, int quantity, String card) {
        return rest.json("POST", "/api/orders", body(product.sku(), quantity, card), "Idempotency-Key", newKey());
    }

    static Placed placed(Rest.Answer accepted) {
        JsonNode order = accepted.json();
        return new Placed(order.get("id").asText(), order.get("token").asText());
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** A good order; a test may change it. */
    static Map<String, Object> body(String sku, Object quantity, String card) {
        var body = new HashMap<String, Object>();
        body.put("items", List.of(Map.of("sku", sku, "quantity", quantity)));
        body.put("email", "shopper@example.org");
        body.put(
                "shippingAddress",
                Map.of(
                        "name",
                        "A. Shopper",
                        "line1",
                        "1 Fair Lane",
                        "city",
                        "Utrecht",
                        "postalCode",
                        "3511 AB",
                        "country",
                        "NL"));
        body.put("payment", Map.of("cardNumber", card, "expiry", "12/30", "cvc", "123"));
        return body;
    }

    JsonNode read(Placed order) {
        return rest.get("/api/orders/" + order.id(), "Order-Token", order.token())
                .expect(200)
                .json();
    }

    /** The status in which the order ends, of these two. */
    String awaitEither(Placed order, String one, String other) {
        return await("order becomes " + one + " or " + other)
                .until(() -> read(order).get("status").asText(), status -> status.equals(one) || status.equals(other));
    }

    void awaitStatus(Placed order, String status) {
        await("order becomes " + status).until(() -> read(order).get("status").asText(), status::equals);
    }

    Rest.Answer cancel(Placed order) {
        return rest.text("POST", "/api/orders/" + order.id() + "/cancel", "{}", "Order-Token", order.token());
    }
}
