package shop.carousel.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.jdbc.Sql;

/**
 * A relay that stands still in the middle of a batch, as one does whose process is stopped: it sends nothing to anybody
 * any more.
 */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RelayPauseTest {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    OutboxConfig config;

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void relay_thatStandsStill_losesItsShardsToAnotherSoon_andHarmsNothingWhenItGoesOn() throws Exception {
        assertThat(config.standstill().plus(config.pollInterval()).compareTo(BOUND))
                .isLessThan(0);
        String key = publish(3);
        var stands = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var paused = shard((topic, itsKey, value, headers) -> {
            stands.countDown();
            pass(goOn);
            return CompletableFuture.completedFuture(null);
        });
        var other = shard((topic, itsKey, value, headers) -> {
            sent.add(itsKey + " " + value);
            return CompletableFuture.completedFuture(null);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var standing = threads.submit(() -> drainUntil(paused, stands));
            pass(stands);
            await().atMost(PATIENCE).until(() -> {
                other.drain(other.waiting());
                return sent.size() == 3;
            });
            goOn.countDown();
            assertThatThrownBy(() -> standing.get(30, TimeUnit.SECONDS))
                    .as("its batch was committed")
                    .isInstanceOf(ExecutionException.class);
        }
        assertThat(sent)
                .isEqualTo(IntStream.range(0, 3)
                        .mapToObj(n -> key + " {\"n\":" + n + "}")
                        .toList());
        assertThat(other.waiting()).isEmpty();
    }

    /**
     * It is no standstill to wait for a slow broker: nobody else would get through either, and all would send again.
     */
    @Test
    void relay_thatWaitsForTheBroker_keepsItsShards() {
        String key = publish(1);
        var slow = shard((topic, itsKey, value, headers) -> {
            sent.add(String.valueOf(itsKey));
            return new CompletableFuture<Void>()
                    .completeOnTimeout(null, 2 * config.standstill().toMillis(), TimeUnit.MILLISECONDS);
        });
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
            slow.drain(slow.waiting());
            return !sent.isEmpty();
        });
        assertThat(sent).isEqualTo(List.of(key));
        assertThat(slow.waiting()).as("the batch is committed").isEmpty();
    }

    private OutboxShard shard(Broker broker) {
        return new OutboxShard(sql, new EventPublisher(broker, config), config);
    }

    /** This process has a relay of its own, which has no broker and lets go at once. */
    private static boolean drainUntil(OutboxShard shard, CountDownLatch stands) {
        boolean more = true;
        while (stands.getCount() > 0) {
            more = shard.drain(shard.waiting());
        }
        return more;
    }

    private String publish(int events) {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(IntStream.range(0, events)
                        .mapToObj(n -> OutboxEvent.of("kit-events", key, "t", Map.of("n", n)))
                        .toList()));
        return key;
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
