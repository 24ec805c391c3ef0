package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.admission.LimitConfig;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.problem.Problem;

/** How often somebody may do something, counted on a real Redis. */
@QuarkusTest
class LimitsTest extends OrderServiceTest {

    private static final String MONEY = "checkout";
    private static final String BROWSING = "search";

    @Inject
    TokenBuckets buckets;

    @Inject
    LimitConfig config;

    @Test
    void bucket_givesWhatItHolds_toEachSomebodyOfItsOwn() {
        String who = UUID.randomUUID().toString();
        for (int i = 0; i < burst("reset"); i++) {
            assertThat(buckets.tryTake("reset", who)).isTrue();
        }
        assertThat(buckets.tryTake("reset", who)).isFalse();
        assertThat(buckets.tryTake("reset", who + "'s neighbour")).isTrue();
        Problem refused = assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> buckets.take("reset", who))
                .actual();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().get("Retry-After")))
                .as(refused.headers().toString())
                .isGreaterThan(0);
    }

    /** What is wrong counts, too: a body costs its reading. */
    @Test
    void checkout_tooOftenFromOneClient_isRefused_andFromAnotherIsNot() {
        String client = "192.0.2." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250));
        int most = burst(MONEY);
        int refused = 0;
        for (int i = 0; i < most + 5; i++) {
            refused += order(client).statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused >= 1 && refused <= 5)
                .as(refused + " of " + (most + 5))
                .isTrue();
        order(client).then().statusCode(429).header("Retry-After", matchesPattern("[0-9]+"));
        order(client.replace("192.0.2", "198.18.0")).then().statusCode(422);
    }

    @Test
    void checkout_fromANetworkThatIsExempt_isNotCounted() {
        for (int i = 0; i < burst(MONEY) + 2; i++) {
            order("100.64.3." + (i % 2 + 7)).then().statusCode(422);
        }
    }

    /** Who cannot count lets nobody at the money, and everybody look around. */
    @Test
    void redis_away_closesMoneyAndLeavesBrowsingOpen() throws Exception {
        servers.freeze(TestServers.LOCK_NODE, true);
        try {
            Problem refused = assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> buckets.take(MONEY, "somebody"))
                    .actual();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(buckets.tryTake(BROWSING, "somebody")).isTrue();
            order("192.0.2.255").then().statusCode(503).body("detail", containsString("moment"));
        } finally {
            servers.freeze(TestServers.LOCK_NODE, false);
        }
    }

    private int burst(String kind) {
        return Objects.requireNonNull(config.buckets().get(kind)).burst();
    }

    private static Response order(String client) {
        return given().header("X-Forwarded-For", client)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{}")
                .post("/api/orders");
    }
}
