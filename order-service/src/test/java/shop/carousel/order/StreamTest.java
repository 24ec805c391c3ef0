package shop.carousel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An order as it is followed. */
@QuarkusTest
class StreamTest extends OrderServiceTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void stream_tellsWhatWasAndWhatComesAndEndsAfterTheEnd() throws Exception {
        Placed order = place(GOOD_CARD);
        Follower follower = follow(order, null);
        follower.awaitStatuses("PLACED");
        broker.reserved(order.id());
        follower.awaitStatuses("PLACED", "RESERVED", "PAID");
        cancel(order).then().statusCode(200);
        follower.awaitStatuses("PLACED", "RESERVED", "PAID", "CANCELLED", "REFUNDED");
        follower.awaitEnd();
        assertThat(follower.ids()).isEqualTo(List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void stream_resumedByLastEventId_tellsOnlyWhatIsNew() throws Exception {
        Placed order = place(DECLINED_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAYMENT_FAILED");
        Follower follower = follow(order, "2");
        follower.awaitEnd();
        assertThat(follower.statuses()).isEqualTo(List.of("PAYMENT_FAILED"));
        assertThat(follower.lines.stream().anyMatch(line -> line.contains("The card was declined.")))
                .isTrue();
    }

    @Test
    void stream_askedForAfterTheEnd_isNoContent() {
        Placed order = place(GOOD_CARD);
        cancel(order).then().statusCode(200);
        RestAssured.given()
                .header("Order-Token", order.token())
                .header("Last-Event-ID", "2")
                .get("/api/orders/" + order.id() + "/events")
                .then()
                .statusCode(204);
    }

    @Test
    void stream_silent_hasHeartbeats() throws Exception {
        Placed order = place(GOOD_CARD);
        Follower follower = follow(order, null);
        await().atMost(PATIENCE).until(() -> follower.lines.stream().anyMatch(line -> line.startsWith(":")));
        cancel(order).then().statusCode(200);
        follower.awaitEnd();
    }

    @Test
    void stream_askedForWithHead_isItsHeadersAndTakesNoPlace() {
        Placed order = place(GOOD_CARD);
        for (int i = 0; i < 25; i++) {
            RestAssured.given()
                    .header("Order-Token", order.token())
                    .head("/api/orders/" + order.id() + "/events")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", startsWith("text/event-stream"));
        }
        RestAssured.given().head("/api/orders/" + order.id() + "/events").then().statusCode(404);
    }

    /** The places of those who go away are free again. */
    @Test
    void streams_ofOneOrder_areBounded() throws Exception {
        Placed order = place(GOOD_CARD);
        List<HttpClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpClient client = HttpClient.newHttpClient();
            clients.add(client);
            assertThat(client.send(request(order, null), BodyHandlers.ofInputStream())
                            .statusCode())
                    .isEqualTo(200);
        }
        var refused = http.send(request(order, null), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-streams");
        clients.forEach(HttpClient::shutdownNow);
        await().atMost(PATIENCE).until(() -> {
            try (HttpClient client = HttpClient.newHttpClient()) {
                int status = client.send(request(order, null), BodyHandlers.ofInputStream())
                        .statusCode();
                client.shutdownNow();
                return status == 200;
            }
        });
    }

    private static HttpRequest request(Placed order, @Nullable String lastEventId) {
        URI uri = URI.create("http://localhost:" + RestAssured.port + "/api/orders/" + order.id() + "/events?token="
                + order.token());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request.build();
    }

    private Follower follow(Placed order, @Nullable String lastEventId) throws Exception {
        HttpResponse<Stream<String>> response = http.send(request(order, lastEventId), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return new Follower(response.body());
    }

    /** Reads a stream on a thread of its own. */
    private static final class Follower {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread reader;

        Follower(Stream<String> body) {
            reader = Thread.ofVirtual().start(() -> body.forEach(lines::add));
        }

        List<String> statuses() {
            return lines.stream()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.replaceFirst(".*\"status\":\"([A-Z_]+)\".*", "$1"))
                    .toList();
        }

        List<String> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> line.substring(3).strip())
                    .toList();
        }

        void awaitStatuses(String... expected) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(statuses()).isEqualTo(List.of(expected)));
        }

        void awaitEnd() throws InterruptedException, IOException {
            assertThat(reader.join(PATIENCE)).as("the stream ends").isTrue();
        }
    }
}
