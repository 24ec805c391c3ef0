package shop.carousel.e2e;

import static shop.carousel.e2e.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Products of a test's own, put on the shelf as the administrator does. */
final class Goods {

    private final Rest rest;
    private final String token;

    Goods(Rest rest, String adminPassword) {
        this.rest = rest;
        this.token = rest.json(
                        "POST", "/api/sessions", Map.of("email", "admin@carousel.shop", "password", adminPassword))
                .expect(200)
                .json()
                .get("token")
                .asText();
    }

    /** What says that the administrator asks. */
    String authorization() {
        return "Bearer " + token;
    }

    /** A product on the shelf. */
    record Product(String sku, String name, int initial) {}

    /** What the catalog's database says about a product. */
    record Stock(int available, int reserved, int sold) {

        int sum() {
            return available + reserved + sold;
        }
    }

    /** A new product with that much stock, for sale at 12.50 EUR. Not necessarily in the search index yet. */
    Product stocked(String sku, String name, int available) {
        rest.json("PUT", "/api/admin/products/" + sku, body(name), "Authorization", authorization())
                .expect(201);
        return restocked(sku, name, available);
    }

    /** A product that several tests share: made by the first one that asks. */
    Product onShelf(String sku, String name, int available) {
        boolean there = rest.get("/api/products/" + sku).status() == 200;
        return there ? new Product(sku, name, available) : stocked(sku, name, available);
    }

    private Product restocked(String sku, String name, int available) {
        rest.json("PUT", "/api/admin/stock/" + sku, Map.of("available", available), "Authorization", authorization())
                .expect(200);
        return new Product(sku, name, available);
    }

    /** The same, and the search finds it. */
    Product findable(String sku, String name, int available) {
        Product product = stocked(sku, name, available);
        String query = "/api/products?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        await("search finds " + name)
                .until(() -> rest.get(query).expect(200).body().contains('"' + sku + '"'));
        return product;
    }

    private static Map<String, Object> body(String name) {
        return Map.of(
                "name",
                name,
                "description",
                name + ", made for a test of the whole shop.",
                "brand",
                "Proofhouse",
                "category",
                List.of("Lighting", "Lanterns"),
                "price",
                Map.of("amount", "12.50", "currency", "EUR"),
                "attributes",
                Map.of("colour", "brass"));
    }

    Stock stock(Product product) {
        JsonNode stock = rest.get("/api/stock/" + product.sku()).expect(200).json();
        return new Stock(
                stock.get("available").asInt(),
                stock.get("reserved").asInt(),
                stock.get("sold").asInt());
    }

    /** Waits until the stock is as said; the sum must be right at every look. */
    void awaitStock(Product product, Stock expected) {
        await("stock of " + product.sku() + " is " + expected).until(() -> balanced(product), expected::equals);
    }

    private Stock balanced(Product product) {
        Stock stock = stock(product);
        if (stock.sum() != product.initial()) {
            throw new AssertionError("The books of " + product + " do not balance: " + stock);
        }
        return stock;
    }
}
