package shop.carousel.e2e.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.client.ShopClient;

/**
 * Things of the shop that requests are about: a product on a shelf of its own, a cart, an order that has come to its
 * end, a customer. Made through the public API, as the administrator where that takes one.
 */
final class Specimens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";
    private static final String LEAVING = "leaving";

    /** A token is good for ten minutes. */
    private static final Duration TOKEN_USE = Duration.ofMinutes(5);

    private static final int LOOKS = 120;
    private static final long LOOK_MILLIS = 250;

    private final ShopClient shop;
    private final String sku;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private String leaving = "";
    private String adminPassword = "";
    private long signedInAt;

    private Specimens(ShopClient shop, String sku) {
        this.shop = shop;
        this.sku = sku;
    }

    /** Puts them into the shop at that address. */
    static Specimens make(URI url, String adminPassword) throws InterruptedException {
        String run = UUID.randomUUID().toString().substring(0, 8);
        var guest = new ShopClient(url);
        var specimens = new Specimens(guest, "FUZZ-" + run);
        var admin = new ShopClient(url);
        admin.signIn(adminPassword);
        specimens.adminPassword = adminPassword;
        specimens.stock(admin);
        specimens.known.put("email", "fuzz-" + run + "@example.org");
        specimens.known.put("password", PASSWORD);
        specimens.customer("fuzz-" + run + "@example.org");
        specimens.signIn();
        specimens.leaving = "leaving-" + run + "@example.org";
        specimens.tokens.put(LEAVING, specimens.customer(specimens.leaving));
        specimens.cart();
        specimens.order();
        return specimens;
    }

    private String token(String email, String password) throws InterruptedException {
        return shop.post("/api/sessions", Map.of("email", email, "password", password))
                .orFail("Signing in")
                .path("token")
                .asText();
    }

    /** Gets tokens of the administrator and of a customer. */
    private void signIn() throws InterruptedException {
        signedInAt = System.nanoTime();
        tokens.put("admin", token("admin@carousel.shop", adminPassword));
        tokens.put("customer", token(known.getOrDefault("email", ""), PASSWORD));
    }

    private void stock(ShopClient admin) throws InterruptedException {
        admin.put("/api/admin/products/" + sku, product()).orFail("Making a product");
        admin.put("/api/admin/stock/" + sku, Map.of("available", 10_000)).orFail("Putting it on the shelf");
        known.put("sku", sku);
    }

    private static Map<String, Object> product() {
        return Map.of(
                "name",
                "Fuzz lantern",
                "description",
                "For hostile requests.",
                "brand",
                "Proofhouse",
                "category",
                List.of("Lighting", "Lanterns"),
                "price",
                Map.of("amount", "12.50", "currency", "EUR"),
                "attributes",
                Map.of("colour", "brass"));
    }

    /** A new account; its token. */
    private String customer(String email) throws InterruptedException {
        shop.post("/api/accounts", Map.of("email", email, "password", PASSWORD, "name", "F. Uzz"))
                .orFail("Making an account");
        return token(email, PASSWORD);
    }

    private void cart() throws InterruptedException {
        String cart = shop.post("/api/carts", Map.of())
                .orFail("Making a cart")
                .path("id")
                .asText();
        shop.put("/api/carts/" + cart + "/items/" + sku, Map.of("quantity", 2)).orFail("Filling the cart");
        known.put("cart", cart);
        known.put("cartId", cart);
        known.put("from", cart);
    }

    private void order() throws InterruptedException {
        JsonNode placed = shop.post(
                        "/api/orders",
                        orderDocument(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .orFail("Placing an order");
        known.put("order", placed.path("id").asText());
        known.put("token", placed.path("token").asText());
        for (int i = 0;
                i < LOOKS && !List.of("CONFIRMED", "SHIPPED", "DELIVERED").contains(status());
                i++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private String status() throws InterruptedException {
        return shop.get("/api/orders/" + known.get("order"), "Order-Token", known.getOrDefault("token", ""))
                .body()
                .path("status")
                .asText();
    }

    private Map<String, Object> orderDocument() {
        return Map.of(
                "items", List.of(Map.of("sku", sku, "quantity", 1)),
                "email", "buyer@example.org",
                "shippingAddress",
                        Map.of(
                                "name", "A. Buyer",
                                "line1", "1 High Street",
                                "city", "Leeds",
                                "postalCode", "LS1 1AA",
                                "country", "GB"),
                "payment", Map.of("cardNumber", "4242424242424242", "expiry", "12/34", "cvc", "123"));
    }

    /** What no refused request may change. Where the order moves on by itself, only what was ordered. */
    String digest() throws InterruptedException {
        var parts = new ArrayList<String>();
        parts.add(shop.get("/api/carts/" + known.get("cart")).body().toString());
        parts.add(shop.get("/api/products/" + sku).body().toString());
        parts.add(shop.get("/api/stock/" + sku).body().toString());
        JsonNode order = shop.get("/api/orders/" + known.get("order"), "Order-Token", known.getOrDefault("token", ""))
                .body();
        parts.add(order.path("items") + " " + order.path("total"));
        parts.add(shop.get("/api/ring").body().path("epoch").asText());
        return String.join("\n", parts);
    }

    /** A bearer token for a request, of somebody who may or may not make it; empty for a guest. */
    String token(Operation operation, SplittableRandom random) {
        int who = random.nextInt(4);
        if (who == 0) {
            return "";
        }
        if (operation.endsSessions()) {
            return tokenToLose();
        }
        signInAgain();
        return operation.path().contains("admin") || who == 1
                ? tokens.getOrDefault("admin", "")
                : tokens.getOrDefault("customer", "");
    }

    /** Before tokens are over. */
    private void signInAgain() {
        if (System.nanoTime() - signedInAt > TOKEN_USE.toNanos()) {
            try {
                signIn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while somebody signed in.", e);
            }
        }
    }

    /** Of an account that no other request needs, and signed in. */
    private String tokenToLose() {
        try {
            String token = tokens.getOrDefault(LEAVING, "");
            if (shop.get("/api/sessions", "Authorization", "Bearer " + token).status() == 401) {
                token = customer(leaving);
                tokens.put(LEAVING, token);
            }
            return token;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while somebody signed in.", e);
        }
    }

    /** What stands in a path for a name in braces. */
    String segment(Operation operation, String braced, SplittableRandom random) {
        if (braced.equals("{sku}")) {
            return sku;
        }
        if (operation.path().contains("/carts/")) {
            return known.getOrDefault("cart", "none");
        }
        return operation.path().contains("orders/")
                        && random.nextInt(3) > 0
                        && !operation.path().contains("admin")
                ? known.getOrDefault("order", "none")
                : "none-" + random.nextInt(100);
    }

    /** A value that fits a parameter or field of that name, if one is known. */
    Optional<String> known(String name, SplittableRandom random) {
        return switch (name) {
            case "quantity", "size", "weight", "rating", "available", "delta" ->
                Optional.of(Integer.toString(1 + random.nextInt(20)));
            case "epoch" -> Optional.of("999999");
            case "sort" ->
                Optional.of(Spoiling.pick(List.of("price", "-price", "name", "newest", "relevance"), random));
            case "country" -> Optional.of("GB");
            case "cardNumber" -> Optional.of("4242424242424242");
            case "expiry" -> Optional.of("12/34");
            case "cvc" -> Optional.of("123");
            case "address" -> Optional.of("127.0.0.1:1");
            default -> Optional.ofNullable(known.get(name));
        };
    }

    /** A value of a header that an operation reads. */
    String header(String name, SplittableRandom random) {
        return switch (name) {
            case "Idempotency-Key" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "Order-Token" -> known.getOrDefault("token", "");
            default -> "\"1\"";
        };
    }

    /** A JSON body for an operation. */
    String document(Operation operation, JsonNode schema, SplittableRandom random) {
        try {
            if (operation.path().equals("/api/orders")) {
                return JSON.writeValueAsString(orderDocument());
            }
            if (operation.path().contains("/admin/products/")) {
                return JSON.writeValueAsString(product());
            }
            JsonNode sample = sample("", schema, random);
            return JSON.writeValueAsString(sample);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode sample(String name, JsonNode schema, SplittableRandom random) {
        return switch (Generator.type(schema)) {
            case "integer", "number" -> JSON.getNodeFactory().numberNode(1 + random.nextInt(20));
            case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case "array" -> JSON.createArrayNode().add(sample(name, schema.path("items"), random));
            case "string" -> JSON.getNodeFactory().textNode(known(name, random).orElse("text"));
            default -> object(schema, random);
        };
    }

    private ObjectNode object(JsonNode schema, SplittableRandom random) {
        var object = JSON.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(member -> object.set(member.getKey(), sample(member.getKey(), member.getValue(), random)));
        return object;
    }
}
