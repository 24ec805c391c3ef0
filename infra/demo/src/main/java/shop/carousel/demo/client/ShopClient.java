package shop.carousel.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Talks to a shop over its public API. A shop that is busy or away for a moment (503 and kin, a broken connection) is
 * asked again, the same request, a bounded number of times, no sooner than it says. Thread-safe.
 */
public final class ShopClient {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** A token is good for ten minutes. */
    private static final Duration TOKEN_USE = Duration.ofMinutes(5);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 502, 503, 504);

    private final URI base;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final Duration answerLimit;
    private final Consumer<Duration> waits;
    private final ReentrantLock signing = new ReentrantLock();
    private volatile @Nullable SignedIn signedIn;

    /** A client of the shop at that address. */
    public ShopClient(URI base) {
        this(base, ANSWER_LIMIT, wait -> {});
    }

    /** A client that asks by TLS, and whom it trusts. */
    ShopClient(URI base, SSLContext trust) {
        this(base, ANSWER_LIMIT, wait -> {}, http().sslContext(trust).build());
    }

    /**
     * The same with another limit.
     *
     * @param answerLimit how long one try may wait for its answer
     * @param waits hears how long each try waited, answered or not; from any thread
     */
    public ShopClient(URI base, Duration answerLimit, Consumer<Duration> waits) {
        this(base, answerLimit, waits, http().build());
    }

    private ShopClient(URI base, Duration answerLimit, Consumer<Duration> waits, HttpClient http) {
        this.base = base;
        this.answerLimit = answerLimit;
        this.waits = waits;
        this.http = http;
    }

    private static HttpClient.Builder http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_LIMIT);
    }

    URI base() {
        return base;
    }

    /** A token, and what gets the next one. */
    private record SignedIn(String token, String password, long since) {

        boolean isOld() {
            return System.nanoTime() - since > TOKEN_USE.toNanos();
        }
    }

    /** Signs the administrator in: what follows is asked in that name, however long that takes. */
    public void signIn(String password) throws InterruptedException {
        signedIn = null;
        Map<String, String> who = Map.of("email", "admin@carousel.shop", "password", password);
        long now = System.nanoTime();
        String token =
                post("/api/sessions", who).orFail("Signing in").path("token").asText();
        signedIn = new SignedIn(token, password, now);
    }

    /** The administrator's token, signed in anew before it is over; null if nobody is signed in. */
    private @Nullable String token() throws InterruptedException {
        SignedIn known = signedIn;
        if (known == null || !known.isOld() || signing.isHeldByCurrentThread()) {
            return known == null ? null : known.token();
        }
        signing.lock();
        try {
            SignedIn now = signedIn;
            if (now != null && now.isOld()) {
                Map<String, String> who = Map.of("email", "admin@carousel.shop", "password", now.password());
                long since = System.nanoTime();
                String token = post("/api/sessions", who)
                        .orFail("Signing in again")
                        .path("token")
                        .asText();
                signedIn = new SignedIn(token, now.password(), since);
            }
        } finally {
            signing.unlock();
        }
        SignedIn renewed = signedIn;
        return renewed == null ? null : renewed.token();
    }

    /** Asks for JSON, if the headers (names and values in turns) accept nothing else. */
    public Answer get(String path, String... headers) throws InterruptedException {
        return send(with(request(path), headers).GET());
    }

    /** Sends the body as JSON; the headers are names and values in turns. */
    public Answer post(String path, Object body, String... headers) throws InterruptedException {
        return send(with(json(path), headers).POST(body(body)));
    }

    /** As {@link #post}. */
    public Answer put(String path, Object body) throws InterruptedException {
        return send(json(path).PUT(body(body)));
    }

    /** Asks for something to go. */
    public Answer delete(String path) throws InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder json(String path) throws InterruptedException {
        return request(path).header("Content-Type", "application/json");
    }

    /** Sends content that is not held in memory. */
    Answer upload(String path, BodyPublisher content) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofMinutes(10))
                .POST(content));
    }

    /** Sets the headers in place of what a request says by itself. */
    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
        }
        return request;
    }

    private HttpRequest.Builder request(String path) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(answerLimit).header("Accept", "application/json");
        String token = token();
        return token == null ? request : request.header("Cookie", "carousel-session=" + token);
    }

    private BodyPublisher body(Object body) {
        try {
            return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Answer send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        Patience patience = new Patience();
        while (true) {
            try {
                HttpResponse<byte[]> response = timed(request);
                if (!WORTH_ANOTHER_TRY.contains(response.statusCode()) || patience.isOver()) {
                    return new Answer(response.statusCode(), parse(response.body()));
                }
                patience.pause(response.headers().firstValue("Retry-After").orElse(""));
            } catch (IOException fault) {
                if (patience.isOver()) {
                    throw new ShopException("The shop at " + base + " does not answer: " + fault, fault);
                }
                patience.pause("");
            }
        }
    }

    private HttpResponse<byte[]> timed(HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } finally {
            waits.accept(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
