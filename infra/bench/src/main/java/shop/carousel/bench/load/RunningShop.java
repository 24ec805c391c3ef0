package shop.carousel.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.carousel.bench.LeftOutException;
import shop.carousel.demo.supervisor.ShopState;
import shop.carousel.demo.supervisor.StateFile;

/** A shop that runs in a data folder, as its administrator sees it. */
public final class RunningShop {

    private static final int PAGE = 100;

    /** A token is good for ten minutes. */
    private static final Duration TOKEN_USE = Duration.ofMinutes(5);

    private final Path data;
    private final ShopState state;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";
    private long signedInAt;

    private RunningShop(Path data, ShopState state) throws IOException, InterruptedException {
        this.data = data;
        this.state = state;
        signIn();
    }

    /** The shop that is open in that folder. */
    public static RunningShop in(Path data) throws IOException, InterruptedException {
        ShopState state = new StateFile(data.resolve("state.json"))
                .read()
                .filter(shop -> shop.open() && shop.launcher().alive())
                .orElseThrow(() -> new LeftOutException("No shop is open in " + data + "."));
        return new RunningShop(data, state);
    }

    /** Says that the administrator asks; signs in anew before the token is over. */
    private synchronized String administrator() throws IOException, InterruptedException {
        if (System.nanoTime() - signedInAt > TOKEN_USE.toNanos()) {
            signIn();
        }
        return "carousel-session=" + token;
    }

    private void signIn() throws IOException, InterruptedException {
        String password = Files.readString(data.resolve("admin-password")).strip();
        Map<String, String> who = Map.of("email", "admin@carousel.shop", "password", password);
        signedInAt = System.nanoTime();
        token = post("/api/sessions", json.writeValueAsString(who))
                .path("token")
                .asText();
    }

    public URI url() {
        return URI.create(state.url());
    }

    /** Where Kafka listens. */
    public String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    /** The port of a part, by its name. */
    public int port(String part) {
        return state.parts().stream()
                .filter(each -> each.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new LeftOutException("The shop has no part " + part + "."))
                .port();
    }

    /** The names of its parts, by process. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new java.util.TreeMap<>();
        state.parts().forEach(part -> part.process()
                .flatMap(process -> ProcessHandle.of(process.pid()))
                .ifPresent(handle -> processes.put(part.name(), handle)));
        return processes;
    }

    /** The SKUs of the first products that a search finds. */
    public List<String> skus(int count) throws IOException, InterruptedException {
        List<JsonNode> products = products(count);
        if (products.size() < count) {
            throw new LeftOutException("The shop has only " + products.size() + " products, not " + count + ".");
        }
        return products.stream().map(product -> product.path("sku").asText()).toList();
    }

    /** The first products that a search finds, as far as there are so many. */
    public List<JsonNode> products(int most) throws IOException, InterruptedException {
        List<JsonNode> products = new ArrayList<>();
        String cursor = "";
        while (products.size() < most) {
            JsonNode page = send(request("/api/products?size=" + PAGE + cursor).GET());
            page.path("items").forEach(products::add);
            if (!page.hasNonNull("nextCursor")) {
                break;
            }
            cursor = "&cursor=" + page.path("nextCursor").asText();
        }
        return List.copyOf(products.subList(0, Math.min(most, products.size())));
    }

    /** Sends JSON with POST; the answer must be good. */
    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(json(path).POST(BodyPublishers.ofString(body)));
    }

    /** Sends JSON with PUT; the answer must be good. */
    public JsonNode put(String path, String body) throws IOException, InterruptedException {
        return send(json(path).PUT(BodyPublishers.ofString(body)));
    }

    /** Orders one unit of a SKU, with the card that works. */
    public JsonNode order(String sku) throws IOException, InterruptedException {
        return send(json("/api/orders")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(Visitors.order(sku))));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    /** Sets how many units can be ordered. */
    public void stock(String sku, long units) throws IOException, InterruptedException {
        send(json("/api/admin/stock/" + sku)
                .header("Cookie", administrator())
                .PUT(BodyPublishers.ofString("{\"available\":" + units + "}")));
    }

    /** The level of a SKU, as its database has it. */
    public JsonNode level(String sku) throws IOException, InterruptedException {
        return send(request("/api/stock/" + sku).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        JsonNode body = json.readTree(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + ": " + answer.statusCode() + " "
                    + body.path("detail").asText());
        }
        return body;
    }
}
