package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.lifecycle.OrderIds;

/** What nobody can handle waits for an operator, who sees why, and replays or discards it. */
@QuarkusTest
class DeadLetterTest extends OrderServiceTest {

    private static final String PATH = "/api/admin/dead-letters";

    @Inject
    Sql sql;

    private @Nullable String token;

    @Test
    void record_nobodyCanRead_isShownWithReasonAndPayload() {
        String key = UUID.randomUUID().toString();
        UUID event = broker.say("reserved", key, "not JSON \u0000");
        JsonPath letter = letter(awaitWaiting(key)).extract().jsonPath();
        assertThat(letter.getString("topic")).isEqualTo("stock-events");
        assertThat(letter.getString("consumer")).isEqualTo("order");
        assertThat(letter.getString("payload")).isEqualTo("not JSON \u0000");
        assertThat(letter.getInt("attempts")).isEqualTo(1);
        assertThat(letter.getString("state")).isEqualTo("WAITING");
        assertThat(letter.getString("headers.ce_id")).isEqualTo(event.toString());
        assertThat(letter.getString("reason")).as(letter.prettyPrint()).contains("cannot be read");
        assertThat(letter.getString("origin")).as(letter.prettyPrint()).startsWith("stock-events");
        assertThat(letter.getList("history.action")).isEqualTo(List.of("DIED"));
    }

    @Test
    void letter_replayedAfterItsCauseIsGone_isHandledOnceAndAudited() {
        UUID id = UUID.randomUUID();
        String order = OrderIds.next(Clock.systemUTC()).toString();
        broker.say(
                id, "reserved", order, "{\"orderId\":\"%s\",\"deadline\":\"2099-01-01T00:00:00Z\"}".formatted(order));
        String letter = awaitWaiting(order);
        letter(letter).body("attempts", equalTo(4));

        Placed real = place(GOOD_CARD);
        renameOrder(real.id(), order);
        replay(letter).statusCode(200).body("state", equalTo("REPLAYED"));
        replay(letter).statusCode(200).body("history.action", equalTo(List.of("DIED", "REPLAYED")));
        await().atMost(PATIENCE).until(() -> reserved(order));
        letter(letter).body("history[1].by", equalTo("admin@carousel.shop")).body("state", equalTo("REPLAYED"));
        discard(letter).statusCode(409);
    }

    @Test
    void letter_replayedByManyAtOnce_isReplayedOnce() throws Exception {
        String order = OrderIds.next(Clock.systemUTC()).toString();
        broker.say("reserved", order, "{\"orderId\":\"%s\",\"deadline\":\"2099-01-01T00:00:00Z\"}".formatted(order));
        String letter = awaitWaiting(order);
        renameOrder(place(GOOD_CARD).id(), order);
        asAdmin(); // signs in once for all
        try (var operators = Executors.newFixedThreadPool(4)) {
            List<Callable<ValidatableResponse>> replays = Collections.nCopies(4, () -> replay(letter));
            List<Integer> answers = new ArrayList<>();
            for (Future<ValidatableResponse> answer : operators.invokeAll(replays)) {
                answers.add(answer.get().extract().statusCode());
            }
            assertThat(answers).contains(200);
            assertThat(Set.of(200, 503).containsAll(answers))
                    .as("a lock may not be had in time: " + answers)
                    .isTrue();
        }
        letter(letter).body("history.action", equalTo(List.of("DIED", "REPLAYED")));
        await().atMost(PATIENCE).until(() -> reserved(order));
    }

    @Test
    void letter_diesAgain_isTheSameOneWaitingWithAllItsAttempts() {
        String key = UUID.randomUUID().toString();
        broker.say("reserved", key, "not JSON");
        String letter = awaitWaiting(key);
        replay(letter).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> letter(letter)
                .body("state", equalTo("WAITING"))
                .body("attempts", equalTo(2))
                .body("history.action", equalTo(List.of("DIED", "REPLAYED", "DIED"))));
        assertThat(waiting(key)).hasSize(1);
        discard(letter).statusCode(200).body("state", equalTo("DISCARDED"));
        discard(letter).statusCode(200);
        replay(letter).statusCode(409);
        assertThat(waiting(key)).isEmpty();
    }

    @Test
    void record_thatIsNoEventAtAll_isKeptAsWell() {
        String key = UUID.randomUUID().toString();
        broker.sendBare(key, null);
        letter(awaitWaiting(key)).body("reason", equalTo("the record has no header ce_id"));
    }

    /** Up to the last byte that the topic takes; the dead letters' has its reason to hold as well. */
    @Test
    void records_ofEverySize_areKept_andTheirPartitionsGoOn() {
        String tooLarge = UUID.randomUUID().toString();
        List<String> keys = new java.util.ArrayList<>(List.of(tooLarge));
        broker.sendBare(tooLarge, "x".repeat(1_048_576 - 150));
        for (int size : new int[] {0, 1, 10_000, 900_000}) {
            keys.add(UUID.randomUUID().toString());
            broker.sendBare(keys.getLast(), "x".repeat(size));
        }
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        keys.forEach(this::awaitWaiting);
        String letter = awaitWaiting(tooLarge);
        letter(letter)
                .body("headers.dead_letter_truncated", equalTo(Integer.toString(1_048_576 - 150)))
                .body("payload", org.hamcrest.Matchers.startsWith("xxxx"))
                .body("reason", equalTo("the record has no header ce_id"));
        replay(letter).statusCode(409);
        discard(letter).statusCode(200);
    }

    @Test
    void letters_moreThanAPage_areListedOnceEach() {
        List<String> keys = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        keys.forEach(key -> broker.say("reserved", key, "{}"));
        keys.forEach(this::awaitWaiting);
        List<String> listed = new java.util.ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            var request = asAdmin().queryParam("size", 2);
            cursor.filter(text -> !text.isEmpty()).ifPresent(text -> request.queryParam("cursor", text));
            JsonPath page = request.get(PATH).then().statusCode(200).extract().jsonPath();
            listed.addAll(page.getList("items.key"));
            cursor = Optional.ofNullable(page.getString("nextCursor"));
        }
        keys.forEach(
                key -> assertThat(listed.stream().filter(key::equals).count()).isEqualTo(1));
    }

    @Test
    void letters_ofNobodyElsesBusiness_areRefused() {
        given().get(PATH).then().statusCode(401);
        given().delete(PATH + "/" + UUID.randomUUID()).then().statusCode(401);
        asAdmin().get(PATH + "?state=LOST").then().statusCode(400).body("errors[0].field", equalTo("state"));
        asAdmin().get(PATH + "?size=1000000").then().statusCode(400).body("errors[0].field", equalTo("size"));
        asAdmin().get(PATH + "/not-an-id").then().statusCode(404);
        replay(UUID.randomUUID().toString()).statusCode(404);
    }

    private boolean reserved(String order) {
        return sql.first("select 1 from orders where id = ?::uuid and status <> 'PLACED'", row -> true, order)
                .isPresent();
    }

    /** The order that a record spoke of before there was one. */
    private void renameOrder(String from, String to) {
        sql.update("""
                with copy as (
                  insert into orders
                  select ?::uuid, 'L-' || substr(?, 1, 20), status, refund_due, account_id, token_hash, email,
                         address, cart_id, total_minor, currency, version, placed_at, changed_at, deadline_at
                  from orders where id = ?::uuid returning id)
                insert into payment (order_id, state, card_token, last4, amount_minor, currency, changed_at)
                select copy.id, state, card_token, last4, amount_minor, currency, changed_at from payment, copy
                where order_id = ?::uuid""", to, to, from, from);
    }

    private String awaitWaiting(String key) {
        return await().atMost(PATIENCE)
                .until(() -> waiting(key), found -> found.size() == 1)
                .getFirst();
    }

    private List<String> waiting(String key) {
        List<Map<String, Object>> items = asAdmin()
                .queryParam("size", 100)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(item -> key.equals(item.get("key")))
                .map(item -> String.valueOf(item.get("id")))
                .toList();
    }

    private ValidatableResponse letter(String id) {
        return asAdmin().get(PATH + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse replay(String id) {
        return asAdmin().post(PATH + "/" + id + "/replay").then();
    }

    private ValidatableResponse discard(String id) {
        return asAdmin().delete(PATH + "/" + id).then();
    }

    /** Signs in once: hashing a password takes a while on purpose. */
    private RequestSpecification asAdmin() {
        if (token == null) {
            token = adminToken();
        }
        return given().header("Authorization", "Bearer " + token);
    }
}
