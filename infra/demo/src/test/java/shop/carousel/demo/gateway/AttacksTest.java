package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.Eventually;
import shop.carousel.demo.gateway.RawClient.Answer;

/** One client takes what it can get. Beside it an ordinary shopper orders, and is answered. */
class AttacksTest extends WithGateway {

    private static final int PLACES = 4;
    private static final int CONNECTIONS = 60;
    private static final int STREAMS = 8;
    private static final int UPLOADS = 3;

    private final List<RawClient> attackers = new ArrayList<>();

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.max-under-way", "" + PLACES);
        limits.setProperty("carousel.gateway.min-under-way", "" + PLACES);
        limits.setProperty("carousel.gateway.max-connections", "" + PLACES);
        limits.setProperty("carousel.gateway.max-client-connections", "" + (CONNECTIONS + 10));
        limits.setProperty("carousel.gateway.max-connections-per-client", "" + CONNECTIONS);
        limits.setProperty("carousel.gateway.held-bytes", "1000");
        limits.setProperty("carousel.gateway.max-uploads", "" + UPLOADS);
        limits.setProperty("carousel.gateway.max-streams", "" + STREAMS);
        limits.setProperty("carousel.gateway.max-streams-per-client", "" + STREAMS);
        limits.setProperty("carousel.gateway.head-millis", "400");
        limits.setProperty("carousel.gateway.body-grace-millis", "400");
        limits.setProperty("carousel.gateway.body-bytes-per-second", "100000");
        return limits;
    }

    @AfterEach
    void leave() {
        attackers.forEach(RawClient::close);
    }

    private RawClient attack(String request) {
        var attacker = new RawClient(port);
        attackers.add(attacker);
        attacker.send(request);
        return attacker;
    }

    private static void ordersAreTaken(HttpServerRequest request) {
        if (request.uri().endsWith("/events")) {
            request.response().setChunked(true).write("data: PLACED\n\n");
        } else {
            request.body()
                    .onSuccess(body -> request.response().setStatusCode(202).end());
        }
    }

    private void shopperOrders() throws Exception {
        var order = to("/api/orders").POST(BodyPublishers.ofString("{}")).build();
        assertThat(CLIENT.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 900\r\n\r\nx",
                "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n",
                "Content-Length: 5\r\n\r\n"
            })
    void bodies_thatDoNotCome_takeNoPlaces(String rest) throws Exception {
        Backend backend = backend(order, AttacksTest::ordersAreTaken);
        List<RawClient> slow = IntStream.range(0, CONNECTIONS - 10)
                .mapToObj(i -> attack("POST /api/orders HTTP/1.1\r\nHost: localhost\r\n" + rest))
                .toList();
        shopperOrders();
        for (RawClient client : slow) {
            assertThat(client.answer().status()).isEqualTo(408);
        }
        assertThat(backend.asked()).as("only the shopper's order").isEqualTo(1);
        shopperOrders();
    }

    @Test
    void uploads_thatAreSlow_takeNoPlaces_andEnd() throws Exception {
        backend(order, AttacksTest::ordersAreTaken);
        String upload =
                "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000\r\n\r\n" + "x".repeat(2_000);
        List<RawClient> slow = IntStream.range(0, CONNECTIONS - 10)
                .mapToObj(i -> attack(upload))
                .toList();
        shopperOrders();
        List<Integer> answers =
                slow.stream().map(client -> client.answer().status()).toList();
        assertThat(answers.stream().filter(status -> status == 408).count())
                .as(answers::toString)
                .isEqualTo(UPLOADS);
        assertThat(answers.stream().filter(status -> status == 503).count())
                .as(answers::toString)
                .isEqualTo(answers.size() - UPLOADS);
        shopperOrders();
    }

    @Test
    void body_thatDrips_ends() throws Exception {
        backend(order, AttacksTest::ordersAreTaken);
        var slow = attack("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n");
        Eventually.holds("it is refused", () -> !slow.send("x") || slow.answerIsThere());
        assertThat(slow.answer().status()).isEqualTo(408);
        shopperOrders();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "GET /cart HTT", "GET /cart HTTP/1.1\r\nHost: localhost\r\n", "GET /cart HTTP/1.1\r\nX: "})
    void head_thatDrips_ends(String begun) throws Exception {
        saying(cart, "cart");
        var slow = attack(begun);
        Eventually.holds("it is closed", () -> (!begun.isEmpty() && !slow.send("x")) || slow.answerIsThere());
        assertThat(List.of(408, begun.isEmpty() ? 0 : 408))
                .contains(slow.answer().status());
        assertThat(get("/cart").body()).isEqualTo("cart");
    }

    /** The clock of a head begins with the head, not with the connection. */
    @Test
    void connection_thatIsKept_mayRest() throws Exception {
        saying(cart, "cart");
        try (var client = new RawClient(port);
                var other = new RawClient(port)) {
            String request = "GET /cart HTTP/1.1\r\nHost: localhost\r\n\r\n";
            client.send(request);
            assertThat(client.answer().status()).isEqualTo(200);
            other.send("GET /cart HTT");
            assertThat(other.answer().status())
                    .as("as long as a head may take has passed")
                    .isEqualTo(408);
            client.send(request);
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void connections_ofOneClient_areBounded_andOthersAreClosedAtOnce() throws Exception {
        saying(cart, "cart");
        String request = "GET /cart HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(attack(request).answer().status()).isEqualTo(200);
        }
        Answer refused = attack("").answer();
        assertThat(refused.status()).as(refused::toString).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-requests");
        attackers.forEach(RawClient::close);
        Eventually.holds(
                "there is room",
                () -> RawClient.ask(port, "GET /cart HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .status()
                        == 200);
    }

    @Test
    void streams_areBounded_andTakeNoConnectionsThatOrdersNeed() throws Exception {
        backend(order, AttacksTest::ordersAreTaken);
        String stream = "GET /api/orders/1/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < STREAMS; i++) {
            assertThat(attack(stream).answer().status()).isEqualTo(200);
        }
        for (int i = 0; i < STREAMS; i++) {
            assertThat(attack(stream).answer().status()).isEqualTo(429);
        }
        shopperOrders();
        attackers.forEach(RawClient::close);
        Eventually.holds("there is room", () -> attack(stream).answer().status() == 200);
    }

    /** A piece of a URI or a header is no route. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /cart?x=/api/orders HTTP/1.1\r\n",
                "GET /cart?consistency=strong HTTP/1.1\r\n",
                "GET /cart/events HTTP/1.1\r\nAccept: text/event-stream\r\n",
                "GET /orders/1/events HTTP/1.1\r\n"
            })
    void request_thatLooksLikeAnother_hasTheLimitsOfItsOwnRoute(String line) throws Exception {
        BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
        Function<HttpServerRequest, Boolean> isOrder = request -> request.uri().equals("/api/orders");
        for (var place : List.of(cart, order)) {
            backend(place, request -> {
                if (isOrder.apply(request)) {
                    ordersAreTaken(request);
                } else {
                    held.add(request);
                }
            });
        }
        for (int i = 0; i < PLACES; i++) {
            attack(line + "Host: localhost\r\n\r\n");
        }
        Eventually.holds("all are held", () -> held.size() == PLACES);
        assertThat(attack(line + "Host: localhost\r\n\r\n").answer().status()).isEqualTo(503);
        held.forEach(request -> request.response().end());
        shopperOrders();
    }

    @Test
    void head_ofAStream_ends_alsoWhereTheServiceGoesOn() throws Exception {
        backend(order, request -> {
            if (request.uri().endsWith("/events")) {
                request.connection().closeHandler(gone -> {});
                request.response()
                        .putHeader("Content-Type", "text/event-stream")
                        .setChunked(true)
                        .writeHead();
            } else {
                ordersAreTaken(request);
            }
        });
        String head = "HEAD /api/orders/1/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < 3 * STREAMS; i++) {
            Answer answer = attack(head + head).answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.head()).as(answer::head).contains("text/event-stream");
        }
        shopperOrders();
    }

    @Test
    void request_ofAClientThatLeaves_isKeptForNobody_andPipelinedOnesAreAnswered() throws Exception {
        BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
        backend(cart, held::add);
        String request = "GET /cart HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var client = attack(request);
        Eventually.holds("it is under way", () -> held.size() == 1);
        client.send(request);
        for (int i = 1; i < PLACES; i++) {
            attack(request);
        }
        Eventually.holds("all places are taken", () -> held.size() == PLACES);
        held.remove().response().end("first");
        assertThat(client.answer().status()).isEqualTo(200);
        Eventually.holds("the second is under way", () -> held.size() == PLACES);
        attackers.forEach(RawClient::close);
        saying(order, "order");
        Eventually.holds("there are places", () -> {
            var answer = CLIENT.sendAsync(to("/cart").build(), BodyHandlers.ofString());
            while (!answer.isDone()) {
                var left = held.poll(10, TimeUnit.MILLISECONDS);
                if (left != null) {
                    left.response().end("late");
                }
            }
            return answer.join().statusCode() == 200;
        });
    }
}
