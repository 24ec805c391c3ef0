package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.broker.testing.Heard;
import shop.carousel.catalog.stock.StockTestProfile;
import shop.carousel.contracts.EventSchemas;

/** From the order's event to the stock's answer, through the broker. */
@QuarkusTest
@TestProfile(StockTestProfile.class)
class OrderEventsTest extends StockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEAD_LETTERS = "order-events.catalog-stock.dead-letters";

    private final EventSchemas schemas = new EventSchemas();

    @SuppressWarnings("NullAway.Init") // set before each test
    private OrderLog log;

    @BeforeEach
    void open() {
        log = new OrderLog(servers);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void order_placedPaidAndCancelled_isAnsweredEachTime() throws Exception {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        log.placed(order, lines(sku, 2));
        log.happened(order, "reserved");
        log.happened(order, "paid");
        log.happened(order, "cancelled");
        assertThat(answers(order, 3)).isEqualTo(List.of("reserved", "sold", "released"));
        assertThat(level(sku).available()).isEqualTo(5);
    }

    @Test
    void order_thatCannotBeServed_isToldWhatWasShort() throws Exception {
        String sku = product(1);
        UUID order = UUID.randomUUID();
        log.placed(order, lines(sku, 2));
        assertThat(answers(order, 1)).isEqualTo(List.of("refused"));
        assertThat(log.read("stock-events", order).getFirst().text())
                .contains("\"shortages\":[{\"sku\":\"" + sku + "\",\"requested\":2,\"available\":1}]");
    }

    @Test
    void stock_thatChanged_isToldUnderItsSku() throws Exception {
        String sku = product(5);
        log.placed(UUID.randomUUID(), lines(sku, 2));
        await().atMost(PATIENCE).until(() -> log.read("catalog-events", sku).size() >= 2);
        Heard last = log.read("catalog-events", sku).getLast();
        assertThat(last.value()).isEqualTo("{\"sku\":\"" + sku + "\",\"version\":2,\"available\":3}");
        assertThat(schemas.violations(last.header("ce_type"), last.text())).isEmpty();
    }

    @Test
    void record_thatCannotBeSettled_isPutAsideAndThePartitionGoesOn() throws Exception {
        String sku = product(5);
        UUID junk = UUID.randomUUID();
        UUID none = UUID.randomUUID();
        UUID strange = UUID.randomUUID();
        UUID zero = UUID.randomUUID();
        UUID good = UUID.randomUUID();
        log.junk(junk);
        log.placed(none, lines(sku, 0));
        log.placed(strange, lines("x y", 1));
        log.placed(zero, lines("x\\u0000y", 1));
        log.placed(good, lines(sku, 1));
        assertThat(answers(good, 1)).isEqualTo(List.of("reserved"));
        assertThat(reasonOf(junk)).contains("ce_id");
        assertThat(reasonOf(none)).contains("0 units");
        assertThat(reasonOf(strange)).contains("SKU");
        assertThat(reasonOf(zero)).contains("cannot be read");
    }

    @Test
    void events_duringAnOutageOfTheDatabase_areSettledWhenItIsBack() throws Exception {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        servers.kill("postgres");
        try {
            log.placed(order, lines(sku, 1));
            log.happened(order, "paid");
        } finally {
            servers.start("postgres");
        }
        assertThat(answers(order, 2)).isEqualTo(List.of("reserved", "sold"));
        assertThat(log.read(DEAD_LETTERS, order)).isEmpty();
        assertThat(level(sku).sold()).isEqualTo(1);
    }

    private List<String> answers(UUID order, int count) {
        List<Heard> answers = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> log.read("stock-events", order), records -> records.size() >= count);
        answers.forEach(answer -> assertThat(schemas.violations(answer.header("ce_type"), answer.text()))
                .isEmpty());
        return answers.stream()
                .map(answer -> answer.header("ce_type").split("\\.", -1)[3])
                .toList();
    }

    private String reasonOf(UUID order) {
        Heard letter = await().atMost(PATIENCE)
                .until(() -> log.read(DEAD_LETTERS, order), letters -> letters.size() == 1)
                .getFirst();
        return letter.header("dead_letter_reason");
    }

    private static String lines(String sku, int quantity) {
        return "[{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}]";
    }
}
