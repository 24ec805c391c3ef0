package shop.carousel.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.trace.Traces;

/** What one poll's records cost each other. The broker is this test's own: it takes a while for each record. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConsumptionTest {

    private static final int SLOW_MILLIS = 200;

    @Inject
    ConsumptionConfig config;

    @Inject
    Traces traces;

    private final List<String> letters = Collections.synchronizedList(new ArrayList<>());
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
    private final Progress progress = new Progress();

    @Test
    void records_malformedByTheHundred_costTheOthersOneWaitForTheBroker() {
        List<Arrived> poll = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> record("junk" + i, List.of()))
                .toList());
        poll.add(event("good", "{}"));
        long began = System.nanoTime();
        consumption().consumeTogether("test", poll, Optional::of, this::handle);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(letters).hasSize(500);
        assertThat(handled).isEqualTo(List.of("good {}"));
        // One after the other they would take 100 s.
        assertThat(took.compareTo(Duration.ofSeconds(10))).as(took.toString()).isLessThan(0);
    }

    @Test
    void record_thatCannotBeHandled_isFoundByHalves_andThoseOfOneKeyStayInTheirOrder() {
        List<Arrived> poll = IntStream.range(0, 64)
                .mapToObj(i -> event("key" + i % 4, i == 21 ? "bad" : Integer.toString(i)))
                .toList();
        List<Integer> tries = new ArrayList<>();
        consumption().consumeTogether("test", poll, Optional::of, events -> {
            tries.add(events.size());
            if (events.stream().anyMatch(event -> event.data().equals("bad"))) {
                throw new IllegalArgumentException("cannot be booked");
            }
            handle(events);
        });
        assertThat(letters).isEqualTo(List.of("key1"));
        assertThat(handled)
                .isEqualTo(IntStream.range(0, 64)
                        .filter(i -> i != 21)
                        .mapToObj(i -> "key" + i % 4 + " " + i)
                        .toList());
        assertThat(tries.size()).as(tries.toString()).isLessThan(20);
    }

    /**
     * Somebody stands still with its row in his hands: what needs other rows goes on, and its own events stay in their
     * order.
     */
    @Test
    void record_whoseRowIsHeld_comesAfterThoseOfOtherKeys() {
        List<Integer> tries = new ArrayList<>();
        List<Arrived> poll =
                List.of(event("held", "1"), event("a", "1"), event("held", "2"), event("b", "1"), event("a", "2"));
        consumption().consumeTogether("test", poll, Optional::of, events -> {
            boolean held = events.stream().anyMatch(event -> event.subject().equals("held"));
            if (held && handled.size() < 3) {
                tries.add(events.size());
                throw new IllegalStateException(new SQLException("canceling statement due to lock timeout", "55P03"));
            }
            handle(events);
        });
        assertThat(handled).isEqualTo(List.of("a 1", "b 1", "a 2", "held 1", "held 2"));
        assertThat(letters).isEmpty();
        assertThat(tries.size()).as(tries.toString()).isLessThan(6);
    }

    @Test
    void consumer_thatDoesNotAdvance_isUnhealthy_untilItDoes() throws Exception {
        var health = new ConsumersAdvance(progress, config("carousel.consumption.stuck-after", "1s"));
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var consuming = Thread.startVirtualThread(
                () -> consumption().consumeTogether("test", List.of(event("k", "{}")), Optional::of, events -> {
                    begun.countDown();
                    pass(goOn);
                }));
        pass(begun);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
        TimeUnit.MILLISECONDS.sleep(1_100);
        var told = health.call();
        assertThat(told.getStatus()).isEqualTo(Status.DOWN);
        assertThat(told.getData().map(data -> data.get("stuck"))).isEqualTo(Optional.of("test topic-0@k"));
        goOn.countDown();
        assertThat(consuming.join(Duration.ofSeconds(30))).isTrue();
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    private static ConsumptionConfig config(String name, String value) {
        return new io.smallrye.config.SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ConsumptionConfig.class)
                .withSources(new io.smallrye.config.PropertiesConfigSource(Map.of(name, value), "test", 100))
                .build()
                .getConfigMapping(ConsumptionConfig.class);
    }

    private Consumption consumption() {
        Broker broker = (topic, key, value, headers) -> {
            letters.add(String.valueOf(key));
            return new CompletableFuture<Void>().completeOnTimeout(null, SLOW_MILLIS, TimeUnit.MILLISECONDS);
        };
        return new Consumption(new DeadLetters(broker, config), config, traces, progress);
    }

    private void handle(List<CloudEvent> events) {
        events.forEach(event -> handled.add(event.subject() + " " + event.data()));
    }

    private static Arrived event(String key, String data) {
        return record(
                key,
                data,
                Stream.of("ce_id", "ce_type")
                        .map(name -> Header.of(
                                name, name.equals("ce_id") ? UUID.randomUUID().toString() : "t"))
                        .toList());
    }

    private static Arrived record(String key, List<Header> headers) {
        return record(key, "{}", headers);
    }

    private static Arrived record(String key, @Nullable String value, List<Header> headers) {
        return new Arrived("topic", key, value, headers, "topic-0@" + key, 0);
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
