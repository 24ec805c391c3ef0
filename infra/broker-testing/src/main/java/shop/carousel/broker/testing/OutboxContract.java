package shop.carousel.broker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;

/** What the outbox promises, over a real broker. */
public abstract class OutboxContract {

    /** Fewer than the pool has connections, so that none waits for one. */
    private static final int WRITERS = 16;

    private static final String TOPIC = "kit-events";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestBroker broker;

    protected abstract Outbox outbox();

    protected abstract DataSource database();

    @BeforeEach
    void open() {
        broker = TestBroker.open(servers);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void event_ofCommittedTransaction_isPublishedAsCloudEvent() {
        String key = UUID.randomUUID().toString();
        OutboxEvent event = OutboxEvent.of(TOPIC, key, "shop.carousel.kit.tested.v1", Map.of("n", 1));
        QuarkusTransaction.requiringNew().run(() -> outbox().publish(event));

        Heard record = await().atMost(PATIENCE)
                .until(() -> of(key), r -> r.size() == 1)
                .getFirst();
        assertThat(record.value()).isEqualTo("{\"n\":1}");
        assertThat(record.header("ce_id")).isEqualTo(event.id().toString());
        assertThat(record.header("ce_type")).isEqualTo("shop.carousel.kit.tested.v1");
        assertThat(record.header("ce_source")).isEqualTo("/kit");
        assertThat(record.header("ce_specversion")).isEqualTo("1.0");
    }

    @Test
    void event_ofRolledBackTransaction_isNeverPublished() {
        String lost = UUID.randomUUID().toString();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox().publish(OutboxEvent.of(TOPIC, lost, "t", Map.of()));
                    throw new IllegalStateException("roll back");
                }))
                .isInstanceOf(IllegalStateException.class);
        String later = publishOne();
        await().atMost(PATIENCE).until(() -> of(later).size() == 1);
        assertThat(of(lost)).isEmpty();
    }

    @Test
    void event_outsideATransaction_isRefused() {
        OutboxEvent event = OutboxEvent.of(TOPIC, "k", "t", Map.of());
        assertThatThrownBy(() -> outbox().publish(event)).isInstanceOf(IllegalStateException.class);
    }

    /**
     * Writers of one key exclude each other by a row lock, as an aggregate's writers do; two relays drain at the same
     * time.
     */
    @Test
    void events_ofOneKeyFromManyWriters_arriveInCommitOrder() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists counter (key text primary key, n int not null)");
            statement.execute("insert into counter values ('" + key + "', 0)");
        }
        int events = 300;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> written = IntStream.range(0, events)
                    .<Future<?>>mapToObj(i -> writers.submit(
                            () -> QuarkusTransaction.requiringNew().run(() -> publishNext(key))))
                    .toList();
            for (Future<?> write : written) {
                write.get();
            }
        }
        List<Heard> records = await().atMost(PATIENCE).until(() -> of(key), r -> r.size() >= events);
        assertThat(records.stream().map(Heard::value).toList())
                .isEqualTo(IntStream.rangeClosed(1, events)
                        .mapToObj(n -> "{\"n\":" + n + "}")
                        .toList());
    }

    @Test
    void events_committedWhileTheBrokerIsAway_arriveWhenItIsBack() throws Exception {
        servers.kill(servers.broker().part());
        String key = publishOne();
        servers.start(servers.broker().part());
        await().atMost(PATIENCE).until(() -> !of(key).isEmpty());
    }

    private void publishNext(String key) {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet next =
                        statement.executeQuery("update counter set n = n + 1 where key = '" + key + "' returning n")) {
            next.next();
            outbox().publish(OutboxEvent.of(TOPIC, key, "t", Map.of("n", next.getInt(1))));
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String publishOne() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> outbox().publish(OutboxEvent.of(TOPIC, key, "t", Map.of())));
        return key;
    }

    private List<Heard> of(String key) {
        return broker.heard(TOPIC, key);
    }
}
