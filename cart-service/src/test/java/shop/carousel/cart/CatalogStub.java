package shop.carousel.cart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Another service's part in these tests: a real HTTP server that answers {@code GET /api/products?sku=} and {@code GET
 * /api/stock?sku=} as the catalog's contract says, and that can be stopped.
 */
public final class CatalogStub implements QuarkusTestResourceLifecycleManager {

    private static final int MAX_SKUS = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> products = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> stock = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpServer server;
    private int port;

    @Override
    public Map<String, String> start() {
        open();
        return Map.of("carousel.catalog.url", "http://127.0.0.1:" + port);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(CatalogStub.class));
    }

    /** Serves, on the same port each time. */
    public void open() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 64);
            port = opened.getAddress().getPort();
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/api/products", exchange -> answer(exchange, products));
            opened.createContext("/api/stock", exchange -> answer(exchange, stock));
            opened.start();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is away: connections are refused. */
    @Override
    public void stop() {
        Objects.requireNonNull(server).stop(0);
    }

    /** How many requests there have been. */
    public int requests() {
        return requests.get();
    }

    /** Sells a product. */
    public void sell(String sku, String price, int available) {
        products.put(sku, product(sku, price, available));
        stock.put(sku, level(sku, available));
    }

    /** Knows a product that it sells no more. */
    public void offSale(String sku) {
        products.put(sku, product(sku, "12.30", 7).put("onSale", false));
        stock.put(sku, level(sku, 7));
    }

    /** Answers 400 to whoever asks for that SKU from now on. */
    public void refuse(String sku) {
        refused.add(sku);
    }

    private ObjectNode product(String sku, String price, int available) {
        ObjectNode product = json.createObjectNode();
        product.put("sku", sku)
                .put("name", "Lamp " + sku)
                .put("description", "A lamp.")
                .put("brand", "Acme");
        product.putArray("category").add("Lighting");
        product.putObject("price").put("amount", price).put("currency", "EUR");
        product.putObject("attributes").put("colour", "red");
        product.put("imageUrl", "/images/" + sku + ".svg").put("available", available);
        return product.put("version", 1);
    }

    private ObjectNode level(String sku, int available) {
        return json.createObjectNode()
                .put("sku", sku)
                .put("available", available)
                .put("reserved", 0)
                .put("sold", 0)
                .put("version", 1);
    }

    private void answer(HttpExchange exchange, Map<String, ObjectNode> rows) throws IOException {
        requests.incrementAndGet();
        List<String> skus = skus(exchange.getRequestURI().getRawQuery());
        ObjectNode body = json.createObjectNode();
        ArrayNode items = body.putArray("items");
        skus.stream().map(rows::get).filter(Objects::nonNull).forEach(items::add);
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        boolean isBad =
                skus.isEmpty() || skus.size() > MAX_SKUS || skus.stream().anyMatch(refused::contains);
        exchange.sendResponseHeaders(isBad ? 400 : 200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static List<String> skus(@Nullable String query) {
        return Arrays.stream(Objects.requireNonNullElse(query, "").split("&"))
                .filter(parameter -> parameter.startsWith("sku="))
                .map(parameter -> URLDecoder.decode(parameter.substring(4), StandardCharsets.UTF_8))
                .toList();
    }
}
