package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.Eventually;

/** How many requests an instance gets at a time. */
class UnderWayTest extends WithGateway {

    private static final int MOST = 20;
    private static final int LEAST = 10;
    private static final int LATE_MILLIS = 50;

    private final BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.max-under-way", "" + MOST);
        limits.setProperty("carousel.gateway.min-under-way", "" + LEAST);
        limits.setProperty("carousel.gateway.late-millis", "" + LATE_MILLIS);
        return limits;
    }

    @Test
    void request_beyondTheLimit_is503AndDoesNotReachTheService() throws Exception {
        Backend backend = backend(cart, held::add);
        var answers = sendAndAwaitHeld(MOST);
        var refused = get("/cart");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After").orElseThrow()).isEqualTo("1");
        assertThat(refused.body()).contains("Too many requests are under way");
        answerHeld();
        for (var answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
        }
        assertThat(backend.asked()).isEqualTo(MOST);
        sendAndAwaitHeld(MOST);
    }

    @Test
    void instance_thatIsFull_leavesItsTurnToAnother() throws Exception {
        backend(catalog1, held::add);
        saying(catalog2, "two");
        while (held.size() < MOST) {
            CLIENT.sendAsync(to("/search").build(), BodyHandlers.ofString());
            LockSupport.parkNanos(1_000_000);
        }
        for (int i = 0; i < 6; i++) {
            assertThat(get("/search").body()).isEqualTo("two");
        }
        assertThat(held).hasSize(MOST);
    }

    @Test
    void answers_thatAreLate_lowerTheLimit_andPromptOnesRaiseIt() throws Exception {
        backend(cart, held::add);
        Eventually.holds("half are refused", () -> accepted("/cart", 2 * LATE_MILLIS) == LEAST);
        Eventually.holds("none is", () -> accepted("/cart", 0) == MOST);
    }

    /** Sends as many as there may ever be, answers those that reach the service after so long, and counts them. */
    private int accepted(String path, int millis) throws Exception {
        var answers = send(path, MOST);
        Eventually.holds("each is held or refused", () -> held.size() + refused(answers) == MOST);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        answerHeld();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        return MOST - refused(answers);
    }

    private static int refused(List<CompletableFuture<HttpResponse<String>>> answers) {
        return (int) answers.stream()
                .filter(answer -> answer.isDone() && answer.join().statusCode() == 503)
                .count();
    }

    /** Nobody's browsing takes their places. */
    @Test
    void whatOrdersHangOn_isLate_andIsAsMuchAsBefore() throws Exception {
        backend(order, held::add);
        backend(catalog1, held::add);
        backend(cart, held::add);
        Eventually.holds("others get fewer", () -> accepted("/cart", 2 * LATE_MILLIS) == LEAST);
        for (var path : List.of("/api/orders", "/checkout", "/api/products?consistency=strong")) {
            for (int i = 0; i < 4; i++) {
                assertThat(accepted(path, 2 * LATE_MILLIS)).as(path).isEqualTo(MOST);
            }
        }
    }

    @Test
    void service_thatRefuses_getsFewer() throws Exception {
        backend(cart, request -> {
            if (request.uri().equals("/cart")) {
                held.add(request);
            } else {
                request.response().setStatusCode(503).end();
            }
        });
        Eventually.holds("half are refused", () -> {
            get("/cart/badge");
            return accepted("/cart", 0) == LEAST;
        });
    }

    @Test
    void client_thatGoesAway_givesItsPlaceBack() throws Exception {
        backend(cart, held::add);
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < MOST; i++) {
            var socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            socket.getOutputStream()
                    .write("GET /cart HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        Eventually.holds("all are held", () -> held.size() == MOST);
        assertThat(get("/cart").statusCode()).isEqualTo(503);
        for (var socket : sockets) {
            socket.close();
        }
        held.clear();
        Eventually.holds("there is room", () -> {
            var answer = CLIENT.sendAsync(to("/cart").build(), BodyHandlers.ofString());
            var request = held.poll(200, TimeUnit.MILLISECONDS);
            if (request != null) {
                answer(request);
            }
            return answer.get(10, TimeUnit.SECONDS).statusCode() == 200;
        });
    }

    @Test
    void streams_takeNoPlaces() throws Exception {
        backend(order, request -> {
            if (request.uri().endsWith("/events")) {
                request.response().setChunked(true).write("data: PLACED\n\n");
            } else {
                request.response().end("an order");
            }
        });
        for (int i = 0; i < 2 * MOST; i++) {
            var stream = CLIENT.send(to("/api/orders/1/events").build(), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
        }
        assertThat(get("/orders").body()).isEqualTo("an order");
    }

    private List<CompletableFuture<HttpResponse<String>>> sendAndAwaitHeld(int count) throws Exception {
        var answers = send("/cart", count);
        Eventually.holds("all are held", () -> held.size() == count);
        return answers;
    }

    private List<CompletableFuture<HttpResponse<String>>> send(String path, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CLIENT.sendAsync(to(path).build(), BodyHandlers.ofString()))
                .toList();
    }

    private void answerHeld() {
        for (HttpServerRequest request; (request = held.poll()) != null; ) {
            answer(request);
        }
    }

    private static void answer(HttpServerRequest request) {
        request.response().end("done");
    }
}
