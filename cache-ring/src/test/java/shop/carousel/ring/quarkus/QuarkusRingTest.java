package shop.carousel.ring.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.testing.Rings;
import shop.carousel.ring.topology.HashRing;

/** The ring as a bean, with one of its nodes away. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class QuarkusRingTest {

    /** Without a registry behind it Micrometer counts nothing. */
    @Singleton
    static class Meters {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @Inject
    CacheRing ring;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "test.url")
    URI home;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(home.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void ring_inTheConsole_showsNodesUpAndDown() throws Exception {
        var answer = get("/api/ring");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        var document = json.readTree(answer.body());
        assertThat(document.get("epoch").asLong()).isEqualTo(1);
        assertThat(document.get("placement").asText()).isEqualTo("slot-table");
        assertThat(document.get("nodes").findValuesAsText("id")).containsExactly("redis-a", "redis-b", "redis-c");
        assertThat(document.get("nodes").findValuesAsText("state")).containsExactly("UP", "UP", "DOWN");
        var first = document.get("nodes").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "address",
                        "weight",
                        "zone",
                        "incarnation",
                        "state",
                        "share",
                        "keys",
                        "hitRatio",
                        "opsPerSecond",
                        "bytes");
        assertThat(first.get("share").asDouble()).isBetween(0.30, 0.34);
        assertThat(first.get("keys").isNumber()).isTrue();
        assertThat(document.get("nodes").get(2).get("keys").isNull()).isTrue();
        assertThat(document.get("locks").findValuesAsText("id")).containsExactly("lock-a");
    }

    @Test
    void owner_ofAKey_isTheNodeThatHoldsIt() throws Exception {
        var document = json.readTree(get("/api/ring/owner?key=sku%204711").body());
        assertThat(document.get("key").asText()).isEqualTo("sku 4711");
        assertThat(document.get("epoch").asLong()).isEqualTo(1);
        assertThat(document.get("owners")).hasSize(1);
        var owner = ring.topology().owner("sku 4711").name();
        assertThat(document.get("owners").get(0).asText()).isEqualTo(owner);
        assertThat(document.get("slot").asInt()).isEqualTo(HashRing.slot("sku 4711"));
        var candidates = document.get("candidates").findValuesAsText("id");
        assertThat(candidates)
                .containsExactlyInAnyOrder("redis-a", "redis-b", "redis-c")
                .startsWith(owner);
    }

    @Test
    void epochs_ofARingThatNeverChanged_areOne() throws Exception {
        var epochs = json.readTree(get("/api/ring/epochs").body());
        assertThat(epochs).hasSize(1);
        assertThat(epochs.get(0).get("epoch").asLong()).isEqualTo(1);
        assertThat(epochs.get(0).get("nodes").findValuesAsText("id")).containsExactly("redis-a", "redis-b", "redis-c");
        assertThat(epochs.get(0).get("moved").isNull()).isTrue();
    }

    /** Each reader gets events, also one who comes after all others have gone. */
    @Test
    void events_tellTheRing_toWhoeverFollows() throws Exception {
        for (int reader = 0; reader < 2; reader++) {
            var answer = http.send(
                    HttpRequest.newBuilder(home.resolve("/api/ring/events")).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                var data = lines.lines()
                        .filter(line -> line.startsWith("data:"))
                        .findFirst()
                        .orElseThrow();
                var document = json.readTree(data.substring("data:".length()));
                assertThat(document.get("nodes").findValuesAsText("id"))
                        .containsExactly("redis-a", "redis-b", "redis-c");
            }
        }
    }

    @Test
    void owner_badKey_isAProblemThatNamesTheField() throws Exception {
        assertProblem(get("/api/ring/owner"), 400);
        assertProblem(get("/api/ring/owner?key="), 400);
        assertProblem(get("/api/ring/owner?key=" + "x".repeat(600)), 422);
    }

    private void assertProblem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("key");
    }

    @Test
    void readiness_nodeAway_reportsItAndStaysUp() throws Exception {
        var answer = get("/q/health/ready");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("redis-c", "DOWN", "lock-a");
    }

    @Test
    void caches_inUse_areMetered() {
        var cache = ring.cache(Rings.texts("metered"));
        var key = List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
                .filter(it -> !ring.topology().owner(it).name().equals("redis-c"))
                .findFirst()
                .orElseThrow();
        cache.get(key, it -> new Versioned<>("v", 1));
        cache.get(key, it -> new Versioned<>("v", 1));
        assertThat(meters.get("carousel.ring.keys")
                        .tags("cache", "metered", "outcome", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("carousel.ring.node.up")
                        .tag("node", "redis-c")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("carousel.ring.node.up")
                        .tag("node", "redis-a")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void nodes_thatWereAsked_haveLatenciesAndWaitingCommands() {
        ring.cache(Rings.texts("timed")).getAll(List.of("a", "b", "c", "d", "e", "f"), missing -> Map.of());
        var timer = meters.get("carousel.ring.node.latency")
                .tags("node", "redis-a", "outcome", "answered")
                .timer();
        assertThat(timer.count()).isPositive();
        assertThat(timer.takeSnapshot().percentileValues()).hasSize(3);
        assertThat(meters.get("carousel.ring.node.waiting")
                        .tag("node", "redis-a")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.find("carousel.ring.node.latency").timers())
                .allSatisfy(each -> assertThat(each.getId().getTag("node")).startsWith("redis-"));
    }

    @Test
    void locks_areThereToo() {
        assertThat(ring.locks().tryLock(List.of("a"), Duration.ofSeconds(1), Duration.ofSeconds(20)))
                .isPresent();
    }
}
