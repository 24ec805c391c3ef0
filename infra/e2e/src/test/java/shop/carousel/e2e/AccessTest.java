package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Target;
import shop.carousel.e2e.AccessTable.Who;

/**
 * Who gets in where: each operation that the services describe, pages too, is called by everybody, and compared with
 * {@code ACCESS.md}. An operation that is new, or a page route without one, is not in the table, and fails. Requests
 * have no body that is any good, so that who gets in changes nothing, or only what is made for this test.
 */
@WithShop
class AccessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path AS_IT_IS = Path.of("target", "ACCESS.md");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String SKU = "E2E-ACCESS";
    private static final String NONE = "00000000-0000-4000-8000-000000000000";
    private static final int AT_A_TIME = 8;
    private static final Map<String, String> ADDRESS =
            Map.of("name", "Ada", "line1", "1 Lane", "city", "Delft", "postalCode", "2611 AB", "country", "NL");

    private final WholeShop shop;
    private final Rest rest;
    private final Routes routes = Routes.load();
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    AccessTest(WholeShop shop) {
        this.shop = shop;
        this.rest = shop.rest();
        this.tokens = new Tokens(shop.layout());
    }

    /** What there is to be asked for, and by whom. */
    private record Stage(
            Map<Who, Tokens.Account> accounts, Orders.Placed guests, Orders.Placed owners, String ownersCart) {

        Tokens.Account account(Who who) {
            return Objects.requireNonNull(accounts.get(who));
        }
    }

    /** A method on a path of a service, and the kind of body that it takes. */
    private record Operation(String method, String path, String type) {

        String name() {
            return method + " " + path;
        }

        /** Whether it is about a thing of somebody's own, which is not there for others. */
        boolean isOwned() {
            return path.matches("(/api)?/orders/\\{id}.*|/api/carts/\\{id}.*|/api/sessions/\\{id}"
                    + "|/account/sessions/\\{id}.*|(/api)?/account/addresses/\\{id}.*");
        }
    }

    @Test
    @Timeout(120)
    void operations_letIn_whomTheTableNames() throws Exception {
        List<Operation> operations = operations();
        Stage stage = stage();
        Map<String, List<String>> now = new TreeMap<>();
        List<Callable<Void>> calls = new ArrayList<>();
        for (Operation operation : operations) {
            String[] cells = new String[Who.values().length];
            for (Who who : Who.values()) {
                calls.add(() -> {
                    cells[who.ordinal()] = outcome(operation, who, stage, good(who, stage));
                    return null;
                });
            }
            now.put(operation.name(), Arrays.asList(cells));
        }
        all(calls);
        Files.writeString(AS_IT_IS, AccessTable.write(now));
        assertThat(AccessTable.differences(AccessTable.read(), now))
                .as("What is so now stands in infra/e2e/" + AS_IT_IS)
                .isEmpty();
    }

    /** Whatever an administrator's token says: when it is not good, its bearer is nobody. */
    @Test
    @Timeout(120)
    void tokens_thatAreNotGood_openWhatIsOpenToNobody() throws Exception {
        Stage stage = stage();
        Map<String, List<String>> table = AccessTable.read();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> calls = new ArrayList<>();
        Map<String, String> bad = tokens.bad(stage.account(Who.ADMIN), revoked());
        for (Operation operation : operations()) {
            List<String> written = table.get(operation.name());
            bad.forEach((kind, token) -> calls.add(() -> {
                String outcome = outcome(operation, Who.NOBODY, stage, Optional.of(token));
                if (written == null || !written.getFirst().equals(outcome)) {
                    wrong.add(operation.name() + " answers a token that is " + kind + " with " + outcome
                            + ", nobody with " + (written == null ? "?" : written.getFirst()));
                }
                return null;
            }));
        }
        all(calls);
        assertThat(wrong.stream().sorted().toList()).isEmpty();
    }

    /** A route of the gateway that leads to nothing described would be called by nobody here. */
    @Test
    void routes_ofTheGateway_leadToOperationsOfTheTable() throws IOException {
        List<String> paths = AccessTable.read().keySet().stream()
                .map(name -> name.substring(name.indexOf(' ') + 1))
                .toList();
        Set<String> files = Set.of("/assets", "/favicon.svg", "/favicon.ico", "/api/openapi");
        var lines = new Properties();
        try (InputStream table = Routes.class.getResourceAsStream("routes.properties")) {
            lines.load(Objects.requireNonNull(table));
        }
        assertThat(lines.stringPropertyNames().stream()
                        .filter(prefix -> !files.contains(prefix))
                        .filter(prefix -> paths.stream().noneMatch(path -> covers(prefix, path)))
                        .sorted()
                        .toList())
                .isEmpty();
    }

    private static boolean covers(String prefix, String path) {
        String start = prefix.replace("*", "{id}");
        return path.equals(start) || path.startsWith(start + "/");
    }

    private Optional<String> good(Who who, Stage stage) {
        return Optional.ofNullable(stage.accounts.get(who)).map(tokens::good);
    }

    private Stage stage() {
        Goods goods = shop.goods();
        Goods.Product product = goods.onShelf(SKU, "Access lantern", 10_000);
        Tokens.Account owner = Tokens.accountOf(signUp());
        String ownersToken = "Bearer " + tokens.good(owner);
        Map<Who, Tokens.Account> accounts = Map.of(
                Who.OWNER,
                owner,
                Who.OTHER,
                Tokens.accountOf(signUp()),
                Who.SUPPORT,
                new Tokens.Account(Tokens.accountOf(signUp()).id(), "support"),
                Who.ADMIN,
                Tokens.accountOf(goods.authorization().substring("Bearer ".length())));
        Orders.Placed guests = new Orders(rest).place(product, 1, Orders.GOOD_CARD);
        Orders.Placed owners = Orders.placed(rest.json(
                        "POST",
                        "/api/orders",
                        Orders.body(SKU, 1, Orders.GOOD_CARD),
                        "Idempotency-Key",
                        Orders.newKey(),
                        "Authorization",
                        ownersToken)
                .expect(202));
        return new Stage(accounts, guests, owners, cart(ownersToken));
    }

    private String cart(String authorization) {
        return rest.text("POST", "/api/carts", "", "Authorization", authorization)
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private String signUp() {
        return rest.json(
                        "POST",
                        "/api/accounts",
                        Map.of(
                                "email", "access-" + UUID.randomUUID() + "@example.org",
                                "password", "correct horse battery",
                                "name", "Ada"))
                .expect(201)
                .json()
                .get("token")
                .asText();
    }

    /** An administrator's token whose session has ended. */
    private String revoked() {
        String token = rest.json(
                        "POST",
                        "/api/sessions",
                        Map.of("email", "admin@carousel.shop", "password", shop.adminPassword()))
                .expect(200)
                .json()
                .get("token")
                .asText();
        rest.text("DELETE", "/api/sessions/current", "", "Authorization", "Bearer " + token)
                .expect(204);
        return token;
    }

    /** What the operation answers, in a word. */
    private String outcome(Operation operation, Who who, Stage stage, Optional<String> token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop.url() + path(operation, who, stage)))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Accept",
                        operation.path.startsWith("/api/") ? "application/json, text/event-stream" : "text/html")
                .method(
                        operation.method,
                        operation.method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body(operation)));
        if (!operation.method.equals("GET")) {
            request.header("Content-Type", operation.type);
        }
        token.ifPresent(good -> request.header("Authorization", "Bearer " + good));
        if (who == Who.GUEST) {
            request.header("Order-Token", stage.guests.token());
        }
        HttpResponse<InputStream> answer = send(request.build());
        int status = answer.statusCode();
        String location = answer.headers().firstValue("Location").orElse("");
        if (status >= 500) {
            return "fault " + status;
        }
        if (status == 401 || status == 403 || (status == 404 && operation.isOwned())) {
            return Integer.toString(status);
        }
        return status == 303 && location.endsWith("/sign-in") && !operation.path.startsWith("/sign-")
                ? "sign-in"
                : "yes";
    }

    /** A good one where the body is looked at before it is said whose the thing is. */
    private String body(Operation operation) {
        return switch (operation.name()) {
            case "PUT /api/carts/{id}/items/{sku}" -> Rest.write(Map.of("quantity", 1));
            case "POST /api/carts/{id}/merge" -> Rest.write(Map.of("from", guestsCart()));
            case "PUT /api/account/addresses/{id}" -> Rest.write(ADDRESS);
            case "POST /account/addresses/{id}" ->
                ADDRESS.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue().replace(' ', '+'))
                        .collect(Collectors.joining("&"));
            default -> "";
        };
    }

    /** A stream has no end: nobody waits for one. */
    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The path about something that is there, where that is somebody's own; and about nothing elsewhere. */
    private String path(Operation operation, Who who, Stage stage) {
        String path = operation.path;
        if (path.startsWith("/api/carts/{id}")) {
            String cart = who == Who.GUEST ? guestsCart() : who == Who.OWNER ? ownCart(stage) : stage.ownersCart;
            return path.replace("{id}", cart).replace("{sku}", SKU);
        }
        if (path.matches("(/api)?/orders/\\{id}.*")) {
            return path.replace("{id}", who == Who.GUEST ? stage.guests.id() : stage.owners.id());
        }
        if (path.matches("/api/sessions/\\{id}|/account/sessions/\\{id}.*")) {
            return path.replace("{id}", NONE);
        }
        if (path.matches("(/api)?/account/addresses/\\{id}.*")) {
            return path.replace("{id}", who == Who.OWNER || who == Who.OTHER ? address(stage) : NONE);
        }
        boolean isPublic = operation.method.equals("GET") && !path.contains("admin");
        return path.replace("{sku}", isPublic ? SKU : "E2E-NO-SUCH")
                .replace("{id}", NONE)
                .replaceAll("\\{[^}]+}", "none");
    }

    private String guestsCart() {
        return rest.text("POST", "/api/carts", "").expect(201).json().get("id").asText();
    }

    private String ownCart(Stage stage) {
        return cart("Bearer " + tokens.good(stage.account(Who.OWNER)));
    }

    /** An address of the owner's, which one of the calls removes. */
    private String address(Stage stage) {
        return rest.json(
                        "POST",
                        "/api/account/addresses",
                        ADDRESS,
                        "Authorization",
                        "Bearer " + tokens.good(stage.account(Who.OWNER)))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static void all(List<Callable<Void>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<Void> done : threads.invokeAll(calls)) {
                done.get();
            }
        }
    }

    /** Those to which the gateway leads, as each service describes its own. */
    private List<Operation> operations() throws IOException, InterruptedException {
        List<Operation> all = new ArrayList<>();
        List<Target> services = List.of(Target.CATALOG, Target.CART, Target.ORDER);
        for (Target service : services) {
            document(services.indexOf(service) + 1).path("paths").properties().stream()
                    .filter(path -> routes.targetOf(path.getKey())
                            .filter(target -> target == service || target == Target.ANY)
                            .isPresent())
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(member -> METHODS.contains(member.getKey()))
                            .forEach(member -> all.add(new Operation(
                                    member.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    type(member.getValue())))));
        }
        return all;
    }

    private static String type(JsonNode operation) {
        return operation.at("/requestBody/content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst()
                .map(type -> type.equals("*/*") ? "text/csv" : type)
                .orElse("application/json");
    }

    private JsonNode document(int place) throws IOException, InterruptedException {
        int port = URI.create(shop.url()).getPort() + place;
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/openapi?format=json"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }
}
