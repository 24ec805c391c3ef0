package shop.carousel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.carousel.e2e.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import shop.carousel.broker.testing.TestBroker;

/** What the shop owes to its message broker, whichever it was built for. */
@WithShop
class BrokerTest {

    private static final String LETTERS = "/api/admin/dead-letters";
    private static final String NODES = "/api/admin/ring/nodes";

    private final WholeShop shop;
    private final Rest rest;
    private final Goods goods;
    private final Orders orders;

    BrokerTest(WholeShop shop) {
        this.shop = shop;
        this.rest = shop.rest();
        this.goods = shop.goods();
        this.orders = new Orders(rest);
    }

    /** What one service cannot read, another keeps for the operator, who sends it back to where it came from. */
    @Test
    void record_thatCannotBeRead_isShownToTheOperatorWhoReplaysIt() {
        String key = UUID.randomUUID().toString();
        try (TestBroker broker = shop.openBroker()) {
            String id = UUID.randomUUID().toString();
            broker.send(
                    "stock-events",
                    key,
                    "not JSON",
                    Map.of("ce_specversion", "1.0", "ce_id", id, "ce_type", "shop.carousel.stock.reserved.v1"));
            JsonNode letter = awaitLetter(key);
            assertThat(letter.get("topic").asText()).isEqualTo("stock-events");
            assertThat(letter.get("headers").get("ce_id").asText()).isEqualTo(id);
            String path = LETTERS + "/" + letter.get("id").asText();
            asAdmin("POST", path + "/replay").expect(200);
            await("it dies again")
                    .until(
                            () -> actions(asAdmin("GET", path).expect(200).json()),
                            List.of("DIED", "REPLAYED", "DIED")::equals);
            asAdmin("DELETE", path).expect(200);
            assertThat(broker.heard("stock-events", key)).hasSize(2);
        }
    }

    private JsonNode awaitLetter(String key) {
        return await("dead letter of " + key)
                .until(() -> letter(key), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> letter(String key) {
        JsonNode items =
                asAdmin("GET", LETTERS + "?size=100").expect(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> key.equals(item.path("key").asText()))
                .findFirst();
    }

    private static List<String> actions(JsonNode letter) {
        return letter.get("history").findValuesAsText("action");
    }

    /** On Kafka the runs of chaos do this, and more. */
    @Test
    @DisabledIfSystemProperty(named = "carousel.broker", matches = "kafka")
    void orders_placedWhileTheBrokerAndItsReadersAreKilled_areAllConfirmed() {
        int each = 12;
        String broker = WholeShop.broker().part();
        List<String> killed = List.of(broker, "catalog-1", broker, "cart-1");
        Goods.Product product = goods.stocked("E2E-BROKER-KILLED", "Wombat lantern", killed.size() * 2 * each);
        var placed = new ArrayList<Orders.Placed>();
        for (String part : killed) {
            place(each, product, placed);
            try (var outage = shop.stop(part)) {
                outage.awaitAway();
            }
            place(each, product, placed);
        }
        placed.forEach(order -> await("order is confirmed")
                .atMost(Duration.ofMinutes(2))
                .until(() -> orders.read(order).get("status").asText(), "CONFIRMED"::equals));
        goods.awaitStock(product, new Goods.Stock(0, 0, placed.size()));
    }

    /** Without the catalog nothing is ordered, and a buyer tries again. */
    private void place(int count, Goods.Product product, List<Orders.Placed> placed) {
        for (int i = 0; i < count; i++) {
            Rest.Answer accepted = await("the order is accepted")
                    .until(() -> orders.ask(product, 1, Orders.GOOD_CARD), answer -> answer.status() == 202);
            placed.add(Orders.placed(accepted));
        }
    }

    /**
     * The services agree by a log at the broker. Catalog's tests do the same on Kafka, without the window in which
     * entries move.
     */
    @Test
    @DisabledIfSystemProperty(named = "carousel.broker", matches = "kafka")
    void cacheNode_leavesTheRingAndJoinsItAgain_andShoppingGoesOn() {
        Goods.Product product = goods.stocked("E2E-RING-CHANGED", "Echidna lantern", 2);
        var node = shop.layout().cacheNodes().getLast();
        String body = Rest.write(Map.of("id", node.id(), "address", node.address(), "weight", 1, "zone", node.zone()));
        propose(() -> asAdmin("DELETE", NODES + "/" + node.id()));
        assertThat(nodes().stream().noneMatch(node.id()::equals)).isTrue();
        orders.awaitStatus(orders.place(product, 1, Orders.GOOD_CARD), "CONFIRMED");
        propose(() -> rest.text("POST", NODES, body, "Authorization", goods.authorization()));
        assertThat(nodes()).contains(node.id());
        orders.awaitStatus(orders.place(product, 1, Orders.GOOD_CARD), "CONFIRMED");
    }

    /** Until entries have moved that an earlier change moves, the next is refused. */
    private static void propose(java.util.function.Supplier<Rest.Answer> proposal) {
        await("the ring changes")
                .atMost(Duration.ofSeconds(90))
                .until(() -> proposal.get().status() == 202);
    }

    private List<String> nodes() {
        return rest.get("/api/ring").expect(200).json().get("nodes").findValuesAsText("id");
    }

    private Rest.Answer asAdmin(String method, String path) {
        return rest.text(method, path, method.equals("GET") ? "" : "{}", "Authorization", goods.authorization());
    }
}
