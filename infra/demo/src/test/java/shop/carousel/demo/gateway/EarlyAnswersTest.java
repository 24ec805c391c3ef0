package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.gateway.RawClient.Answer;
import shop.carousel.demo.gateway.ScriptedOrigin.Received;
import shop.carousel.demo.gateway.ScriptedOrigin.Script;

/**
 * Services that answer before a body has ended, to clients that go on, stop, leave or send a second request. Whatever
 * they do, a service reads exactly the requests that were sent, and strangers are answered.
 */
class EarlyAnswersTest extends WithGateway {

    private static final int ROUNDS = 50;
    private static final int MOST_BYTES = 60_000;
    private static final String SMUGGLED = "\r\n\r\nGET /cart/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.held-bytes", "512");
        limits.setProperty("carousel.gateway.linger-millis", "50");
        limits.setProperty("carousel.gateway.body-grace-millis", "100");
        return limits;
    }

    private final Map<String, String> bodies = new HashMap<>();
    private final List<String> strangers = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void service_thatAnswersEarly_readsExactlyWhatWasSent(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (var origin = new ScriptedOrigin(cart)) {
            for (int round = 0; round < ROUNDS; round++) {
                upload(random, round);
                for (int i = random.nextInt(3); i >= 0; i--) {
                    stranger(round + "-" + i);
                }
            }
            check(origin);
        }
    }

    private void stranger(String name) {
        String line = "GET /cart?stranger=" + name + " HTTP/1.1";
        strangers.add(line);
        Answer answer = RawClient.ask(port, line + "\r\nHost: localhost\r\nCookie: secret=" + name + "\r\n\r\n");
        assertThat(answer.status()).as(() -> line + ": " + answer).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("done");
    }

    private void upload(SplittableRandom random, int round) {
        Script script = Script.values()[random.nextInt(Script.values().length)];
        String body = script == Script.STALLS || random.nextBoolean() ? body(random) : "x".repeat(random.nextInt(512));
        String line = "POST /api/carts?round=" + round + " HTTP/1.1";
        bodies.put(line, body);
        boolean isChunked = random.nextBoolean();
        String framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length();
        String content = isChunked ? chunked(random, body) : body;
        String head = line + "\r\nHost: localhost\r\nX-Script: " + script + "\r\n" + framing + "\r\n\r\n";
        int sent = random.nextInt(4) == 0 ? random.nextInt(1 + content.length()) : content.length();
        String second = sent == content.length() && random.nextBoolean() ? second(round) : "";
        try (var client = new RawClient(port)) {
            pieces(random, head + content.substring(0, sent) + second).forEach(client::send);
            if (sent == content.length()) {
                Answer answer = client.answer();
                assertThat(script.mayAnswer(answer.status()))
                        .as(() -> script + " " + framing + ": " + answer)
                        .isTrue();
                if (!second.isEmpty() && script == Script.WHOLE) {
                    assertThat(client.answer().status())
                            .as("the second request")
                            .isEqualTo(200);
                }
            } else if (random.nextBoolean()) {
                assertThat(client.answer().status())
                        .as(() -> script + " " + framing)
                        .isGreaterThanOrEqualTo(400);
            }
        }
    }

    private String second(int round) {
        String line = "GET /cart?second=" + round + " HTTP/1.1";
        strangers.add(line);
        return line + "\r\nHost: localhost\r\n\r\n";
    }

    /** Holds requests at places where a service would begin to read, if it lost count. */
    private static String body(SplittableRandom random) {
        int length = 600 + random.nextInt(MOST_BYTES);
        var body = new StringBuilder();
        while (body.length() < length) {
            body.append(random.nextBoolean() ? SMUGGLED : "x".repeat(random.nextInt(4_000)));
        }
        return body.toString();
    }

    private static String chunked(SplittableRandom random, String body) {
        var chunks = new StringBuilder();
        for (String piece : pieces(random, body)) {
            chunks.append(Integer.toHexString(piece.length()))
                    .append(random.nextInt(8) == 0 ? ";a=\"b;c\"" : "")
                    .append("\r\n")
                    .append(piece)
                    .append("\r\n");
        }
        return chunks.append("0\r\n")
                .append(random.nextBoolean() ? "X-Trailer: GET /cart/smuggled HTTP/1.1\r\n" : "")
                .append("\r\n")
                .toString();
    }

    private static List<String> pieces(SplittableRandom random, String text) {
        var pieces = new ArrayList<String>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(1 + random.nextInt(20_000)));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private void check(ScriptedOrigin origin) {
        assertThat(origin.faults()).isEmpty();
        var seen = new ArrayList<String>();
        for (Received request : origin.received()) {
            String line = request.line();
            String sent = bodies.get(line);
            if (sent == null) {
                assertThat(strangers).as(line).contains(line);
                assertThat(request.body()).isEqualTo("");
            } else if (request.isWhole()) {
                assertThat(request.body()).as(line).isEqualTo(sent);
            } else {
                assertThat(sent).as(line).startsWith(request.body());
            }
            seen.add(line);
        }
        assertThat(seen).as(() -> "twice: " + seen).hasSize(Set.copyOf(seen).size());
        assertThat(seen.stream().noneMatch(line -> line.contains("smuggled")))
                .as(seen::toString)
                .isTrue();
    }
}
