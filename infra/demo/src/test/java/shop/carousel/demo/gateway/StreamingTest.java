package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamingTest extends WithGateway {

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.answer-millis", "1000");
        return limits;
    }

    @Test
    void events_arriveOneByOne() throws Exception {
        var stream = new CompletableFuture<HttpServerResponse>();
        backend(order, request -> {
            request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
            request.response().write("data: PLACED\n\n");
            stream.complete(request.response());
        });
        var answer = CLIENT.send(to("/api/orders/1/events").build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: PLACED");
            lines.readLine();
            HttpServerResponse more = stream.get(10, TimeUnit.SECONDS);
            more.write("data: PAID\n\n");
            assertThat(lines.readLine()).isEqualTo("data: PAID");
            lines.readLine();
            more.end();
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void client_thatGoesAway_freesTheService() throws Exception {
        var freed = new CompletableFuture<Void>();
        backend(order, request -> {
            request.response().closeHandler(gone -> freed.complete(null));
            request.response().setChunked(true).write("data: PLACED\n\n");
        });
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /api/orders/1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isGreaterThan(0);
        }
        freed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void answer_thatBreaksOff_isSeenToBeIncomplete() throws Exception {
        backend(cart, request -> {
            request.response().putHeader("Content-Length", "1000").write("half");
            vertx.setTimer(50, now -> request.connection().close());
        });
        assertThatThrownBy(() -> get("/cart")).isInstanceOf(IOException.class);
    }

    @Test
    void body_ofARequest_reachesTheServiceWhole() throws Exception {
        backend(catalog1, request -> request.body()
                .onSuccess(body -> request.response().end("" + body.length())));
        backend(catalog2, request -> request.body()
                .onSuccess(body -> request.response().end("" + body.length())));
        var answer = CLIENT.send(
                to("/api/admin/imports")
                        .POST(BodyPublishers.ofByteArray(new byte[150_000]))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("150000");
    }

    @Test
    void body_thatSaysItIsTooLarge_is413BeforeItIsRead() throws Exception {
        Backend backend = saying(cart, "cart");
        String answer = raw("POST /api/carts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\n\r\nx");
        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThat(backend.asked()).isEqualTo(0);
    }

    @Test
    void body_thatGrowsTooLarge_is413() throws Exception {
        backend(cart, request -> request.body()
                .onSuccess(body -> request.response().end("all")));
        var stream = new java.io.ByteArrayInputStream(new byte[100_001]);
        var request = to("/api/carts")
                .POST(BodyPublishers.ofInputStream(() -> stream))
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void service_thatDoesNotAnswer_is504() throws Exception {
        backend(cart, request -> {});
        var answer = get("/cart");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/problem+json");
    }

    @Test
    void client_thatStopsInTheMiddleOfItsBody_is408() throws Exception {
        backend(cart, request -> {});
        String answer = raw("POST /api/carts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
        assertThat(answer).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void client_thatAsksFirst_mayGoOn() throws Exception {
        backend(cart, request -> request.body()
                .onSuccess(body -> request.response().end(body)));
        var answer = CLIENT.send(
                to("/api/carts")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString("goods"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("goods");
    }
}
