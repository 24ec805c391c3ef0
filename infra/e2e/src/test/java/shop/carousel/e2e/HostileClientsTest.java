package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * While clients attack with connections that they hold, an ordinary shopper gets what he came for. The times are
 * printed, not judged.
 */
@WithShop
class HostileClientsTest {

    /** Another address than the shopper's, as attackers have. Linux answers for all of 127.0.0.0/8. */
    private static final String ELSEWHERE =
            System.getProperty("os.name").startsWith("Linux") ? "127.0.0.66" : "127.0.0.1";

    private static final int STREAMS = 400;
    private static final int SEARCHES = 8;

    private final WholeShop shop;
    private final Rest rest;
    private final Orders orders;
    private final Goods.Product product;

    HostileClientsTest(WholeShop shop) {
        this.shop = shop;
        this.rest = shop.rest();
        this.orders = new Orders(rest);
        this.product = shop.goods().onShelf("E2E-BESIEGED", "Besieged lantern", 1_000);
    }

    /** What an attacker holds or sends. */
    private enum Attack {
        NONE,
        ONE_BYTE_OF_A_BODY,
        HALF_A_HEAD,
        EVENT_STREAMS,
        HEAD_OF_EVENT_STREAMS,
        UNKNOWN_WORDS
    }

    @ParameterizedTest
    @EnumSource
    void shopper_whileClientsAttack_findsAndBuys(Attack attack) {
        var held = new ArrayList<Socket>();
        try {
            begin(attack, held);
            long began = System.nanoTime();
            assertThat(rest.get("/").status()).isEqualTo(200);
            assertThat(rest.get("/api/products?q=lantern").status()).isEqualTo(200);
            assertThat(rest.get("/products/" + product.sku()).status()).isEqualTo(200);
            String cart = rest.json("POST", "/api/carts", Map.of())
                    .expect(201)
                    .json()
                    .get("id")
                    .asText();
            rest.json("PUT", "/api/carts/" + cart + "/items/" + product.sku(), Map.of("quantity", 1))
                    .expect(200);
            var order = orders.place(product, 1, Orders.GOOD_CARD);
            orders.awaitStatus(order, "CONFIRMED");
            System.out.printf(
                    "Attack %s, %d connections: home to CONFIRMED in %d ms%n",
                    attack, held.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        } finally {
            held.forEach(HostileClientsTest::close);
        }
    }

    private void begin(Attack attack, List<Socket> held) {
        switch (attack) {
            case NONE -> {}
            case ONE_BYTE_OF_A_BODY -> hold(held, 270, head("POST", "/api/orders", "Content-Length: 1000") + "{");
            case HALF_A_HEAD -> hold(held, 270, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ");
            case EVENT_STREAMS -> hold(held, STREAMS, stream("GET"));
            case HEAD_OF_EVENT_STREAMS -> hold(held, STREAMS, stream("HEAD"));
            case UNKNOWN_WORDS -> hold(held, SEARCHES, search().repeat(4));
        }
    }

    private String stream(String method) {
        var order = orders.place(product, 1, Orders.GOOD_CARD);
        return head(
                method, "/api/orders/" + order.id() + "/events?token=" + order.token(), "Accept: text/event-stream");
    }

    private static String search() {
        String words = String.join(
                "+", IntStream.range(0, 22).mapToObj(i -> "qzxv" + i + "wkj").toList());
        return head("GET", "/api/products?q=" + words, "Accept: application/json");
    }

    private static String head(String method, String target, String header) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
                + "\r\n\r\n";
    }

    /** Connections that were closed at once are refusals: an attack that is not let in. */
    private void hold(List<Socket> held, int connections, String bytes) {
        URI url = URI.create(shop.url());
        for (int i = 0; i < connections; i++) {
            try {
                var socket = new Socket();
                held.add(socket);
                socket.bind(new InetSocketAddress(ELSEWHERE, 0));
                socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException refused) {
                // One that is not let in is not held.
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
