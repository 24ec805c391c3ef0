package shop.carousel.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's and the cart service's part in these tests: real HTTP servers that answer {@code GET
 * /api/products?sku=} and {@code GET /api/carts/{id}} as their contract says, and that can be away. Shortens the times
 * that people wait, too.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final int MAX_SKUS = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> products = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> carts = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger weakReads = new AtomicInteger();
    private @Nullable HttpServer catalog;
    private @Nullable HttpServer cart;
    private int catalogPort;
    private int cartPort;

    @Override
    public Map<String, String> start() {
        openCatalog();
        openCart();
        return Map.ofEntries(
                Map.entry("carousel.catalog.url", "http://127.0.0.1:" + catalogPort),
                Map.entry("carousel.cart.url", "http://127.0.0.1:" + cartPort),
                Map.entry("carousel.payment.timeout", "800ms"),
                Map.entry("carousel.payment.first-pause", "200ms"),
                Map.entry("carousel.payment.attempts", "4"),
                Map.entry("carousel.payment.simulator.slow-time", "2500ms"),
                Map.entry("carousel.orders.streams.heartbeat", "1s"),
                Map.entry("carousel.carrier.enabled", "true"),
                Map.entry("carousel.carrier.ship-after", "1h"),
                Map.entry("carousel.carrier.deliver-after", "1h"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Neighbours.class));
    }

    /** Serves, on the same port each time. */
    public void openCatalog() {
        HttpServer opened = open(catalogPort);
        opened.createContext("/api/products", this::answerProducts);
        catalogPort = opened.getAddress().getPort();
        catalog = opened;
    }

    /** Serves, on the same port each time. */
    public void openCart() {
        HttpServer opened = open(cartPort);
        opened.createContext("/api/carts/", this::answerCart);
        cartPort = opened.getAddress().getPort();
        cart = opened;
    }

    private static HttpServer open(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 64);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is away: connections are refused. */
    public void closeCatalog() {
        Objects.requireNonNull(catalog).stop(0);
    }

    /** Is away: connections are refused. */
    public void closeCart() {
        Objects.requireNonNull(cart).stop(0);
    }

    @Override
    public void stop() {
        closeCatalog();
        closeCart();
    }

    /** How often the catalog was asked without {@code consistency=strong}. */
    public int weakReads() {
        return weakReads.get();
    }

    /** Sells a product that no other test knows; returns its SKU. */
    public String sell(String price, int available) {
        String sku = "LAMP-" + ids.incrementAndGet();
        offer(sku, price, available);
        return sku;
    }

    /** Sells a product at this price. */
    public void offer(String sku, String price, int available) {
        ObjectNode product = json.createObjectNode().put("sku", sku).put("name", "Lamp " + sku);
        product.put("description", "A lamp.").put("brand", "Acme");
        product.putArray("category").add("Lighting");
        product.set("price", money(price));
        product.putObject("attributes").put("colour", "red");
        product.put("imageUrl", "/images/" + sku + ".svg").put("available", available);
        products.put(sku, product.put("version", 1));
    }

    /** Sells a product no more. */
    public void takeOffSale(String sku) {
        Objects.requireNonNull(products.get(sku)).put("onSale", false);
    }

    /** Gives a product another name. */
    public void rename(String sku, String name) {
        Objects.requireNonNull(products.get(sku)).put("name", name);
    }

    /** Fills a cart with one of each at today's prices; returns its id. */
    public String fillCart(String... skus) {
        String id = "cart-" + ids.incrementAndGet();
        ObjectNode filled = json.createObjectNode().put("id", id);
        ArrayNode items = filled.putArray("items");
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (String sku : skus) {
            ObjectNode product = Objects.requireNonNull(products.get(sku));
            ObjectNode item = items.addObject().put("sku", sku).put("quantity", 1);
            item.set("name", product.get("name"));
            item.set("unitPrice", product.get("price"));
            item.set("lineTotal", product.get("price"));
            item.set("available", product.get("available"));
            total = total.add(new BigDecimal(product.at("/price/amount").asText()));
        }
        filled.set("total", money(total.toPlainString()));
        carts.put(id, filled.put("version", 1));
        return id;
    }

    /** The shopper changes the cart, and changes it back. */
    public void touchCart(String id) {
        ObjectNode cart = Objects.requireNonNull(carts.get(id));
        cart.put("version", cart.get("version").asLong() + 1);
    }

    private ObjectNode money(String amount) {
        return json.createObjectNode().put("amount", amount).put("currency", "EUR");
    }

    private void answerProducts(HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        List<String> skus = Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith("sku="))
                .map(parameter -> URLDecoder.decode(parameter.substring(4), StandardCharsets.UTF_8))
                .toList();
        if (!query.contains("consistency=strong")) {
            weakReads.incrementAndGet();
        }
        ObjectNode body = json.createObjectNode();
        ArrayNode items = body.putArray("items");
        skus.stream().map(products::get).filter(Objects::nonNull).forEach(items::add);
        answer(exchange, skus.isEmpty() || skus.size() > MAX_SKUS ? 400 : 200, body);
    }

    private void answerCart(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        ObjectNode found = carts.get(exchange.getRequestURI().getPath().substring("/api/carts/".length()));
        ObjectNode problem = json.createObjectNode().put("title", "Not found").put("status", 404);
        answer(exchange, found == null ? 404 : 200, found == null ? problem : found);
    }

    private void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
