package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One order is one trace over all three services, whatever happens to it on its way, and no trace knows a person. */
@WithShop
class TracesTest {

    private static final Map<String, String> TRACES = Map.of(
            "order", "/api/admin/traces/",
            "catalog", "/api/admin/catalogue/traces/",
            "cart", "/api/admin/carts/traces/");

    private final WholeShop shop;
    private final Rest rest;
    private final Goods goods;
    private final Orders orders;

    TracesTest(WholeShop shop) {
        this.shop = shop;
        this.rest = shop.rest();
        this.goods = shop.goods();
        this.orders = new Orders(rest);
    }

    private record Span(String service, JsonNode json) {

        String id() {
            return json.get("spanId").asText();
        }

        String name() {
            return json.get("name").asText();
        }

        String kind() {
            return json.get("kind").asText();
        }

        String attribute(String name) {
            return json.get("attributes").path(name).asText("");
        }
    }

    /** The spans of a trace, by id. */
    private Map<String, Span> spans(String trace) {
        Map<String, Span> spans = new LinkedHashMap<>();
        TRACES.forEach((service, path) -> rest.get(path + trace, "Authorization", goods.authorization())
                .expect(200)
                .json()
                .get("spans")
                .forEach(span -> spans.put(span.get("spanId").asText(), new Span(service, span))));
        return spans;
    }

    private static String newTrace() {
        HexFormat hex = HexFormat.of();
        var random = ThreadLocalRandom.current();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
    }

    private static String parent(String trace, boolean recorded) {
        return "00-" + trace + "-00f067aa0ba902b7-0" + (recorded ? "1" : "0");
    }

    private Orders.Placed placed(String trace, boolean recorded, Object body) {
        return Orders.placed(rest.json(
                        "POST",
                        "/api/orders",
                        body,
                        "Idempotency-Key",
                        Orders.newKey(),
                        "traceparent",
                        parent(trace, recorded))
                .expect(202));
    }

    /** The spans that a span lies in, the nearest first, as {@code service kind}. */
    private static List<String> above(Span span, Map<String, Span> spans) {
        List<String> above = new ArrayList<>();
        for (Span at = spans.get(span.json().path("parentId").asText());
                at != null;
                at = spans.get(at.json().path("parentId").asText())) {
            above.add(at.service() + " " + at.kind());
        }
        return above;
    }

    private static Span first(Map<String, Span> spans, String service, Predicate<Span> which) {
        return spans.values().stream()
                .filter(span -> span.service().equals(service))
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in "
                        + spans.values().stream().map(span -> "\n" + span).collect(Collectors.joining())));
    }

    private Map<String, Object> cartOf(Goods.Product product) {
        String cart = rest.json("POST", "/api/carts", Map.of())
                .expect(201)
                .json()
                .get("id")
                .asText();
        rest.json("PUT", "/api/carts/" + cart + "/items/" + product.sku(), Map.of("quantity", 1))
                .expect(200);
        Map<String, Object> body = new HashMap<>(Orders.body(product.sku(), 1, Orders.GOOD_CARD));
        body.remove("items");
        body.put("cartId", cart);
        return body;
    }

    /** From the last event of the order back to the request, through the other services, the outbox and the broker. */
    private Map<String, Span> awaitWholeTrace(String trace) {
        return await("the trace is complete").until(() -> spans(trace), spans -> spans.values().stream()
                .anyMatch(span -> span.service().equals("cart")
                        && span.attribute("carousel.event.type").endsWith("order.confirmed.v1")));
    }

    private static void assertJoined(Map<String, Span> spans) {
        Span asked = first(spans, "order", span -> span.kind().equals("SERVER"));
        assertThat(asked.json().get("parentId").asText()).isEqualTo("00f067aa0ba902b7");
        Span priced = first(spans, "catalog", span -> span.kind().equals("SERVER"));
        assertThat(above(priced, spans)).startsWith("order CLIENT").endsWith("order SERVER");
        Span reserving = first(spans, "catalog", handles("order.placed.v1"));
        assertThat(above(reserving, spans)).startsWith("order PRODUCER").endsWith("order SERVER");
        Span reserved = first(spans, "order", handles("stock.reserved.v1"));
        assertThat(above(reserved, spans))
                .startsWith("catalog PRODUCER", "catalog CONSUMER", "order PRODUCER")
                .endsWith("order SERVER");
        Span emptied = first(
                spans, "cart", span -> span.attribute("carousel.event.type").endsWith("order.confirmed.v1"));
        assertThat(above(emptied, spans))
                .startsWith("order PRODUCER", "order CONSUMER", "catalog PRODUCER")
                .endsWith("order SERVER");
        Span locked = first(spans, "catalog", span -> span.name().equals("stock locks"));
        assertThat(locked.attribute("carousel.lock.granted")).isEqualTo("true");
        assertThat(above(locked, spans)).startsWith("catalog CONSUMER");
        for (String service : List.of("order", "catalog")) {
            Span sql = first(
                    spans,
                    service,
                    span -> span.attribute("db.system").startsWith("postgres")
                            || span.attribute("db.system.name").startsWith("postgres"));
            assertThat(above(sql, spans)).isNotEmpty();
        }
        assertThat(spans.values())
                .anyMatch(span -> !span.attribute("carousel.ring.cache").isEmpty());
    }

    private static Predicate<Span> handles(String event) {
        return span -> span.kind().equals("CONSUMER")
                && span.attribute("carousel.event.type").endsWith(event);
    }

    @Test
    void order_ofACart_isOneTraceOverAllServices() {
        Goods.Product product = goods.stocked("E2E-TRACE", "Quoll lantern", 5);
        String trace = newTrace();
        Orders.Placed order = placed(trace, true, cartOf(product));
        orders.awaitStatus(order, "CONFIRMED");
        Map<String, Span> spans = awaitWholeTrace(trace);
        assertJoined(spans);
        Span cart = first(spans, "cart", span -> span.kind().equals("SERVER"));
        assertThat(above(cart, spans)).startsWith("order CLIENT").endsWith("order SERVER");
    }

    /** The event waits in its row until the broker is back, and so does what it belongs to. */
    @Test
    void order_whoseEventIsPublishedLate_isTheSameTrace() {
        Goods.Product product = goods.stocked("E2E-TRACE-LATE", "Bilby lantern", 5);
        String trace = newTrace();
        Orders.Placed order;
        try (var outage = shop.stop(WholeShop.broker().part())) {
            outage.awaitAway();
            order = placed(trace, true, cartOf(product));
            assertThat(orders.read(order).get("status").asText()).isEqualTo("PLACED");
        }
        await("the order is confirmed")
                .atMost(Patience.LIMIT.multipliedBy(3))
                .until(() -> orders.read(order).get("status").asText(), "CONFIRMED"::equals);
        assertJoined(awaitWholeTrace(trace));
    }

    @Test
    void story_showsAllServicesWithoutScript() {
        Goods.Product product = goods.stocked("E2E-TRACE-PAGE", "Potoroo lantern", 5);
        String trace = newTrace();
        Orders.Placed order = placed(trace, true, cartOf(product));
        orders.awaitStatus(order, "CONFIRMED");
        awaitWholeTrace(trace);
        assertThat(story(order))
                .contains("id=\"waterfall\"", trace, ">order-1<", ">catalog-1<", ">cart-1<", "stock locks", "SQL ");
    }

    @Test
    void story_ofATraceThatWasNotRecorded_saysSo() {
        Goods.Product product = goods.stocked("E2E-TRACE-NONE", "Numbat lantern", 5);
        String trace = newTrace();
        Orders.Placed order = placed(trace, false, Orders.body(product.sku(), 1, Orders.GOOD_CARD));
        assertThat(story(order)).contains("was not recorded", trace).doesNotContain("id=\"waterfall\"");
        assertThat(spans(trace)).isEmpty();
    }

    @Test
    void story_whileAServiceIsAway_saysWhatIsMissing() {
        Goods.Product product = goods.stocked("E2E-TRACE-AWAY", "Quokka lantern", 5);
        String trace = newTrace();
        Orders.Placed order = placed(trace, true, Orders.body(product.sku(), 1, Orders.GOOD_CARD));
        orders.awaitStatus(order, "CONFIRMED");
        try (var outage = shop.stop("cart-1")) {
            outage.awaitAway();
            assertThat(story(order))
                    .contains("The cart service does not answer now", ">order-1<", ">catalog-1<")
                    .doesNotContain(">cart-1<");
        }
        await("the cart is back")
                .until(() -> rest.json("POST", "/api/carts", Map.of()).status() == 201);
    }

    /** A batch that finds no lock node says so in the log, and goes on. */
    @Test
    void log_namesTheTraceOfWhatItIsAbout() throws IOException {
        Goods.Product product = goods.stocked("E2E-TRACE-LOG", "Kultarr lantern", 5);
        String trace = newTrace();
        try (var outage = shop.stop("lock-a")) {
            outage.awaitAway();
            Orders.Placed order = placed(trace, true, Orders.body(product.sku(), 1, Orders.GOOD_CARD));
            orders.awaitStatus(order, "CONFIRMED");
        }
        await("signed-in users are served again, when the state Redis is back")
                .until(() -> rest.get("/api/admin/traces/" + trace, "Authorization", goods.authorization())
                                .status()
                        == 200);
        assertThat(logs().lines()).anyMatch(line -> line.contains(trace) && line.contains("without stock locks"));
        assertThat(spans(trace)).isNotEmpty();
    }

    private String story(Orders.Placed order) {
        return rest.get("/admin/orders/" + order.id(), "Authorization", goods.authorization())
                .expect(200)
                .body();
    }

    /** Whatever a shopper types or is given in confidence: it is in no span and in no line of a service's log. */
    @Test
    void spansAndLogs_holdNothingThatSaysWhoSomebodyIs() throws IOException {
        Goods.Product product = goods.stocked("E2E-TRACE-PRIVATE", "Bandicoot lantern", 5);
        String email = "planted.person@example.org";
        String name = "Plantedname Persona";
        String password = "planted-passphrase-7361";
        List<String> traces = new ArrayList<>();
        Set<String> planted = new LinkedHashSet<>(List.of(email, name, "Plantedname", password));
        planted.add(Orders.GOOD_CARD);

        ask(traces, "POST", "/api/accounts", Map.of("email", email, "password", password, "name", name));
        ask(traces, "POST", "/api/accounts", Map.of("email", email, "password", password, "name", name));
        ask(traces, "POST", "/api/sessions", Map.of("email", email, "password", "wrong-" + password));
        String session = ask(traces, "POST", "/api/sessions", Map.of("email", email, "password", password))
                .expect(200)
                .json()
                .get("token")
                .asText();
        planted.add(session);
        ask(traces, "GET", "/search?q=" + encoded(email), null);
        ask(traces, "GET", "/api/products?q=" + encoded(name), null);
        ask(traces, "GET", "/" + encoded(email), null);
        Map<String, Object> body = new HashMap<>(cartOf(product));
        planted.add(String.valueOf(body.get("cartId")));
        body.put("email", email);
        body.put("shippingAddress", address(body, name));
        JsonNode order = ask(traces, "POST", "/api/orders", body, "Idempotency-Key", Orders.newKey())
                .expect(202)
                .json();
        String token = order.get("token").asText();
        planted.add(token);
        var placed = new Orders.Placed(order.get("id").asText(), token);
        orders.awaitStatus(placed, "CONFIRMED");
        ask(traces, "GET", "/api/orders/" + placed.id() + "?token=" + encoded(token), null)
                .expect(200);
        ask(traces, "GET", "/orders/" + placed.id() + "?token=" + encoded(token), null);
        body.put("email", email + " no address");
        ask(traces, "POST", "/api/orders", body, "Idempotency-Key", Orders.newKey())
                .expect(422);

        String spans = traces.stream()
                .flatMap(trace -> spans(trace).values().stream())
                .map(span -> span.json().toString())
                .collect(Collectors.joining("\n"));
        assertThat(spans).contains("POST /api/orders", "accounts");
        String logs = logs();
        assertThat(logs).as("nothing is exported unless that is asked for").doesNotContain("Failed to export");
        for (String plant : planted) {
            assertThat(spans).doesNotContain(plant, encoded(plant));
            assertThat(logs).doesNotContain(plant, encoded(plant));
        }
    }

    private static Map<String, Object> address(Map<String, Object> body, String name) {
        Map<String, Object> address = new HashMap<>();
        ((Map<?, ?>) Optional.ofNullable(body.get("shippingAddress")).orElseThrow())
                .forEach((key, value) -> address.put(String.valueOf(key), value));
        address.put("name", name);
        return address;
    }

    private Rest.Answer ask(List<String> traces, String method, String path, @Nullable Object body, String... headers) {
        String trace = newTrace();
        traces.add(trace);
        String[] all = Stream.concat(Stream.of(headers), Stream.of("traceparent", parent(trace, true)))
                .toArray(String[]::new);
        return body == null ? rest.get(path, all) : rest.json(method, path, body, all);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String logs() throws IOException {
        try (Stream<Path> files = Files.list(shop.layout().logs())) {
            return files.filter(file -> file.getFileName().toString().matches("(order|catalog|cart)-.*"))
                    .map(TracesTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
