package shop.carousel.broker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;

/** What the broker promises to who sends and who hears: the channel {@code kit} takes at most 50 records at a time. */
public abstract class PollContract {

    private static final String TOPIC = "kit-polls";
    private static final int AT_MOST = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    protected TestServers servers;

    protected abstract Broker broker();

    protected abstract PollLog log();

    @Test
    void record_arrivesAsItWasSent_byteForByte() throws Exception {
        String key = UUID.randomUUID() + " é";
        byte[] bytes = {0, 1, (byte) 0xff, (byte) 0xfe};
        long before = System.currentTimeMillis();
        send(key, "{\"name\":\"Ångström 🐨\"}", new Header("raw", bytes), Header.of("traceparent", "00-1-2-03"));
        Arrived arrived = awaitAll(List.of(key), 1).getFirst();
        assertThat(arrived.topic()).isEqualTo(TOPIC);
        assertThat(arrived.key()).isEqualTo(key);
        assertThat(arrived.value()).isEqualTo("{\"name\":\"Ångström 🐨\"}");
        assertThat(arrived.text("traceparent").orElseThrow()).isEqualTo("00-1-2-03");
        assertThat(header(arrived, "raw").value()).isEqualTo(bytes);
        assertThat(arrived.headers()).hasSize(2);
        assertThat(arrived.place()).startsWith(TOPIC);
        assertThat(Math.abs(arrived.timestamp() - before))
                .as(arrived.toString())
                .isLessThan(PATIENCE.toMillis());
    }

    @Test
    void record_withoutAValue_hasNone() throws Exception {
        String key = UUID.randomUUID().toString();
        send(key, null);
        assertThat(awaitAll(List.of(key), 1).getFirst().value()).isNull();
    }

    @Test
    void records_ofManyKeys_arriveInTheOrderOfEachKey_inPollsOfAtMostSoMany() throws Exception {
        List<String> keys = IntStream.range(0, 5)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        int each = 100;
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int n = 0; n < each; n++) {
            for (String key : keys) {
                sent.add(broker().send(TOPIC, key, Integer.toString(n), List.of()));
            }
        }
        for (var one : sent) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        List<Arrived> arrived = awaitAll(keys, keys.size() * each);
        keys.forEach(key -> assertThat(valuesOf(key, arrived)).isEqualTo(numbers(each)));
        assertThat(log().polls().stream().allMatch(poll -> poll.records().size() <= AT_MOST))
                .isTrue();
        assertThat(log().polls().stream().anyMatch(poll -> poll.records().size() > 1))
                .as("never two together")
                .isTrue();
    }

    /**
     * The broker is killed while a poll is handled: nothing is passed over, and what comes again comes in its order.
     * Not a test of every adapter: Kafka takes long to start again, and runs of chaos do the same to it.
     */
    protected final void killBrokerWhilePollsAreHandled() throws Exception {
        String key = UUID.randomUUID().toString();
        int count = 200;
        log().pause(300);
        try {
            for (int n = 0; n < count; n++) {
                send(key, Integer.toString(n));
            }
            servers.kill(servers.broker().part());
            servers.start(servers.broker().part());
            awaitAll(List.of(key), count);
            await().atMost(PATIENCE)
                    .until(() -> valuesOf(key, log().records(List.of(key))).size() == count);
        } finally {
            log().pause(0);
        }
        assertThat(valuesOf(key, log().records(List.of(key)))).isEqualTo(numbers(count));
        String later = UUID.randomUUID().toString();
        insist(later, "after");
        awaitAll(List.of(later), 1);
    }

    /** Sends until the broker has it, as the outbox does: its client may still be coming back to it. */
    protected final void insist(String key, String value) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            send(key, value);
            return true;
        });
    }

    /** As one that puts a record aside does. It may be the first that ever sends. */
    @Test
    void consumer_thatSendsAndWaits_goesOn() throws Exception {
        String key = UUID.randomUUID().toString();
        var answered = new CompletableFuture<Void>();
        try (var other = TestBroker.open(servers)) {
            log().onFirst(key, () -> broker().send("kit-events", key, "answer", List.of())
                    .whenComplete((nothing, fault) -> end(answered, fault))
                    .join());
            other.send(TOPIC, key, "question", Map.of());
            answered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            await().atMost(PATIENCE).until(() -> !other.heard("kit-events", key).isEmpty());
        }
    }

    private static void end(CompletableFuture<Void> answered, @Nullable Throwable fault) {
        if (fault == null) {
            answered.complete(null);
        } else {
            answered.completeExceptionally(fault);
        }
    }

    private void send(String key, @Nullable String value, Header... headers) throws Exception {
        broker().send(TOPIC, key, value, List.of(headers)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private List<Arrived> awaitAll(List<String> keys, int count) {
        return await().atMost(PATIENCE).until(() -> log().records(keys), records -> records.size() >= count);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** In the order in which each was handled first. */
    private static List<String> valuesOf(String key, List<Arrived> records) {
        return records.stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> String.valueOf(record.value()))
                .distinct()
                .toList();
    }

    private static Header header(Arrived record, String name) {
        return record.headers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
