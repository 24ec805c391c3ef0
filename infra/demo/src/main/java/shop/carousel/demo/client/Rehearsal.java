package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Some visitors who look at all pages, search, fill carts and order: what a training run is trained with. */
public final class Rehearsal {

    private static final List<String> PAGES =
            List.of("/", "/search?q=", "/search?q=lamp", "/search?q=lapm", "/sign-in", "/ring", "/cart", "/checkout");
    private static final int ROUNDS = 30;
    private static final int ORDERS = 400;
    private static final int CONCURRENCY = 4;
    private static final int PRODUCTS = 20;
    private static final int SETTLED_SECONDS = 120;
    private static final long LOOK_MILLIS = 200;

    private final ShopClient shop;

    /** Visitors of the shop at that address, which has products in stock. */
    public Rehearsal(URI shop) {
        this.shop = new ShopClient(shop);
    }

    /** Returns when all orders are at their end, or after two minutes; wrong answers are no fault here. */
    public void run() throws InterruptedException {
        List<String> skus = skus();
        Parallel.forEach(range(ROUNDS), CONCURRENCY, round -> look(skus.get(round % skus.size())));
        List<JsonNode> orders = new ArrayList<>();
        Parallel.forEach(range(ORDERS), CONCURRENCY, number -> {
            JsonNode order = order(skus.get(number % skus.size()));
            synchronized (orders) {
                orders.add(order);
            }
        });
        awaitConfirmed(orders);
    }

    /** The products of a shop that has just opened: it may still be making some up. */
    private List<String> skus() throws InterruptedException {
        long deadline = System.nanoTime() + SETTLED_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < deadline) {
            JsonNode items = shop.get("/api/products?inStock=true&size=" + PRODUCTS)
                    .body()
                    .path("items");
            if (items.size() == PRODUCTS) {
                return StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.path("sku").asText())
                        .toList();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new ShopException("The shop has no " + PRODUCTS + " products in stock.");
    }

    private void look(String sku) throws InterruptedException {
        for (String page : PAGES) {
            lookAt(page);
        }
        lookAt("/products/" + sku);
        shop.get("/api/products/" + sku);
        shop.get("/api/products/suggest?q=la");
        shop.get("/api/products?q=lamp&size=24");
        String cart = shop.post("/api/carts", Map.of()).body().path("id").asText();
        shop.put("/api/carts/" + cart + "/items/" + sku, Map.of("quantity", 1));
        shop.get("/api/carts/" + cart);
    }

    private void lookAt(String page) throws InterruptedException {
        shop.get(page, "Accept", "text/html");
    }

    private JsonNode order(String sku) throws InterruptedException {
        Answer answer = shop.post(
                "/api/orders",
                OrderBody.of("training", Map.of(sku, 1)),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return answer.body();
    }

    private void awaitConfirmed(List<JsonNode> orders) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLED_SECONDS * 1_000_000_000L;
        for (JsonNode order : orders) {
            String path = "/api/orders/" + order.path("id").asText();
            String token = order.path("token").asText();
            while (isUnderWay(shop.get(path, "Order-Token", token).body()) && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static boolean isUnderWay(JsonNode order) {
        return List.of("PLACED", "RESERVED", "PAID")
                .contains(order.path("status").asText());
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
