package shop.carousel.broker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.event.Consumption;

/** How records are treated that a consumer cannot handle, now or ever. */
public abstract class ConsumptionContract {

    private static final String CONSUMER = "kit-test";

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestBroker broker;

    protected abstract Consumption consumption();

    /** How many bytes a value may have that the broker just takes, without any header. */
    protected abstract int largest();

    @BeforeEach
    void open() {
        broker = TestBroker.open(servers);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void record_duringAnOutage_isTriedUntilItSucceeds() {
        AtomicInteger calls = new AtomicInteger();
        consumption().consume(CONSUMER, List.of(event("{}")), event -> {
            if (calls.incrementAndGet() < 6) {
                throw new IllegalStateException(new ConnectException("refused"));
            }
        });
        assertThat(calls.get()).isEqualTo(6);
    }

    @Test
    void record_thatAlwaysFails_isTriedBoundedlyThenKeptWithItsReason() {
        AtomicInteger calls = new AtomicInteger();
        Arrived poison = event("{\"poison\":true}");
        consumption().consume(CONSUMER, List.of(poison), event -> {
            calls.incrementAndGet();
            throw new IllegalArgumentException("cannot be booked");
        });
        assertThat(calls.get()).isEqualTo(2);
        Heard letter = letterOf(poison.key());
        assertThat(letter.header("dead_letter_reason")).contains("cannot be booked");
        assertThat(letter.header("dead_letter_origin")).isEqualTo("kit-events-0@1");
        assertThat(letter.header("dead_letter_attempts")).isEqualTo("2");
        assertThat(letter.header("ce_type")).isEqualTo("t");
        assertThat(letter.value()).isEqualTo("{\"poison\":true}");
    }

    @Test
    void record_thatIsNoCloudEvent_isKeptWithoutATry() {
        Arrived junk = record("junk", List.of());
        consumption().consume(CONSUMER, List.of(junk), event -> {
            throw new AssertionError("must not be handled");
        });
        assertThat(letterOf(junk.key()).header("dead_letter_reason")).contains("ce_id");
    }

    /** It fits where it came from; with the reason in its headers it does not fit among the dead letters. */
    @Test
    void record_thatIsTooLargeForTheDeadLetters_isKeptTruncatedWithItsPlace() {
        Arrived large = record("{" + "é".repeat(largest() / 2), List.of());
        consumption().consume(CONSUMER, List.of(large), event -> {
            throw new AssertionError("must not be handled");
        });
        Heard letter = letterOf(large.key());
        assertThat(letter.header("dead_letter_origin")).isEqualTo("kit-events-0@1");
        assertThat(letter.header("dead_letter_reason")).contains("ce_id");
        assertThat(letter.header("dead_letter_truncated")).isEqualTo(Integer.toString(1 + largest() / 2 * 2));
        assertThat(String.valueOf(large.value())).as("its beginning").startsWith(letter.text());
        assertThat(letter.text().length()).as("not only a moment of it").isGreaterThan(1_000);
    }

    private Heard letterOf(@Nullable String key) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> broker.heard("kit-events.kit-test.dead-letters", String.valueOf(key)),
                        letters -> letters.size() == 1)
                .getFirst();
    }

    private static Arrived event(String data) {
        return record(data, List.of(Header.of("ce_id", UUID.randomUUID().toString()), Header.of("ce_type", "t")));
    }

    private static Arrived record(String value, List<Header> headers) {
        return new Arrived("kit-events", UUID.randomUUID().toString(), value, headers, "kit-events-0@1", 0);
    }
}
