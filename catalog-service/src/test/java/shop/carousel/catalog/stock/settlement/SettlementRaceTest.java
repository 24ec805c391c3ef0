package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockTestProfile;
import shop.carousel.catalog.stock.settlement.StockOutcome.Reserved;
import shop.carousel.catalog.stock.settlement.StockOutcome.Short;
import shop.carousel.kit.problem.Outages;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.assembly.CacheRings;
import shop.carousel.ring.quarkus.RingConfig;

/** Several instances of the service at once, each with connections of its own to the lock node, for few units. */
@QuarkusTest
@TestProfile(StockTestProfile.class)
class SettlementRaceTest extends StockTest {

    private static final int MOST_ATTEMPTS = 30;
    private static final int INSTANCES = 4;

    @Inject
    RingConfig ringConfig;

    private final List<CacheRing> rings = new ArrayList<>();

    @BeforeEach
    void start() {
        IntStream.range(0, INSTANCES).forEach(i -> rings.add(CacheRings.start(ringConfig.toOptions())));
    }

    @AfterEach
    void stop() {
        rings.forEach(CacheRing::close);
        rings.clear();
    }

    @Test
    void buyers_tenThousandOfAThousandUnits_exactlyAThousandAreServed() throws Exception {
        String sku = product(1_000);
        List<Delivery> buyers = Stream.generate(() -> placed(UUID.randomUUID(), sku, 1))
                .limit(10_000)
                .toList();

        Collection<StockOutcome> outcomes = race(config, pieces(buyers, 256));

        assertThat(outcomes.stream().filter(Reserved.class::isInstance).count()).isEqualTo(1_000);
        assertThat(outcomes.stream().filter(Short.class::isInstance).count()).isEqualTo(9_000);
        assertThat(level(sku).available()).isEqualTo(0);
        assertThat(level(sku).reserved()).isEqualTo(1_000);
    }

    /** Locks that run out in the middle of every batch: many holders at a time believe to be the only one. */
    @Test
    void locks_thatRunOutWhileTheyAreHeld_sellNoUnitTwiceAndLoseNone() throws Exception {
        String sku = product(500);
        List<Delivery> buyers = Stream.generate(() -> placed(UUID.randomUUID(), sku, 1))
                .limit(3_000)
                .toList();

        Collection<StockOutcome> outcomes =
                race(StockConfigs.with(Map.of("lock-hold", "10ms", "lock-at-most", "10ms")), pieces(buyers, 64));

        assertThat(outcomes.stream().filter(Reserved.class::isInstance).count()).isEqualTo(500);
        assertThat(level(sku).available()).isEqualTo(0);
    }

    /** Everything arrives twice, at different instances, while the lock node forgets all it knew. */
    @Test
    void life_ofManyOrdersDeliveredTwiceWhileLocksAreFlushed_balances() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<String> skus = IntStream.range(0, 6).mapToObj(i -> product(200)).toList();
        List<Delivery> placed = new ArrayList<>();
        List<Delivery> ended = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            UUID order = new UUID(random.nextLong(), random.nextLong());
            placed.add(placed(order, lines(random, skus)));
            ended.add(random.nextInt(3) == 0 ? cancelled(order) : paid(order));
        }
        Map<UUID, Integer> answers = new HashMap<>();
        try (var flusher = new LockFlusher(servers)) {
            Stream.concat(race(config, twice(placed)).stream(), race(config, twice(ended)).stream())
                    .filter(outcome -> !(outcome instanceof StockOutcome.Unchanged))
                    .forEach(outcome -> answers.merge(outcome.orderId(), 1, Integer::sum));
            assertThat(flusher.flushes()).isGreaterThan(0);
        }
        for (String sku : skus) {
            StockLevel level = level(sku);
            assertThat(level.reserved()).isEqualTo(0);
            assertThat(level.available() + level.sold()).isEqualTo(200);
        }
        assertThat(answers.values().stream().allMatch(count -> count <= 2))
                .as("no order is answered twice")
                .isTrue();
    }

    @Test
    void orders_ofOneToFifteenHundredLines_getAllOfThemOrNone() throws Exception {
        List<String> skus = products(1_500, 10);
        SplittableRandom random = new SplittableRandom(11);
        int[] sizes = {1, 30, 400, 1_500};
        List<Delivery> placed = new ArrayList<>();
        Map<UUID, Integer> wanted = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            int size = sizes[random.nextInt(sizes.length)];
            int from = random.nextInt(skus.size());
            UUID order = new UUID(random.nextLong(), random.nextLong());
            wanted.put(order, size);
            placed.add(placed(
                    order,
                    IntStream.range(from, from + size)
                            .mapToObj(at -> new StockLine(skus.get(at % skus.size()), 1))
                            .toArray(StockLine[]::new)));
        }

        List<Reserved> served = race(config, pieces(placed, 3)).stream()
                .filter(Reserved.class::isInstance)
                .map(Reserved.class::cast)
                .toList();

        served.forEach(order ->
                assertThat(wanted.get(order.orderId())).isEqualTo(order.lines().size()));
        assertThat(stock.read(skus).values().stream()
                        .mapToLong(StockLevel::reserved)
                        .sum())
                .isEqualTo(
                        served.stream().mapToLong(order -> order.lines().size()).sum());
        assertThat(served.size()).as("some did not fit").isLessThan(placed.size());
    }

    /**
     * Placed and cancelled reach different instances at once, as they may while partitions move: either may come first.
     */
    @Test
    void order_placedAndCancelledAtTheSameTimeElsewhere_holdsNothingInTheEnd() throws Exception {
        String sku = product(1_000);
        List<List<Delivery>> batches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            UUID order = UUID.randomUUID();
            batches.add(List.of(placed(order, sku, 1)));
            batches.add(List.of(cancelled(order)));
        }
        race(config, batches);
        assertThat(level(sku).available()).isEqualTo(1_000);
        assertThat(level(sku).reserved()).isEqualTo(0);
    }

    /**
     * Each instance takes the next batch as soon as it is done with its last. A batch that waited too long for its
     * rows, on a busy machine, is settled again, as a consumer does it.
     */
    private Collection<StockOutcome> race(StockConfig config, List<List<Delivery>> batches) throws Exception {
        var queue = new java.util.concurrent.ConcurrentLinkedQueue<>(batches);
        List<StockOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(INSTANCES)) {
            List<Future<?>> done = new ArrayList<>();
            for (CacheRing own : rings) {
                Settlement settlement = settlement(own, config);
                done.add(threads.submit(() -> {
                    for (var batch = queue.poll(); batch != null; batch = queue.poll()) {
                        outcomes.addAll(settled(settlement, new Batch(batch, false)));
                    }
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        return outcomes;
    }

    private static List<StockOutcome> settled(Settlement settlement, Batch batch) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return settlement.settle(batch);
            } catch (RuntimeException fault) {
                if (attempt == MOST_ATTEMPTS || !Outages.isHeldRow(fault)) {
                    throw fault;
                }
            }
        }
    }

    private static List<List<Delivery>> twice(List<Delivery> deliveries) {
        List<List<Delivery>> first = pieces(deliveries, 50);
        return first.stream().flatMap(piece -> Stream.of(piece, piece)).toList();
    }

    private static List<List<Delivery>> pieces(List<Delivery> deliveries, int size) {
        return IntStream.iterate(0, from -> from < deliveries.size(), from -> from + size)
                .mapToObj(from -> deliveries.subList(from, Math.min(from + size, deliveries.size())))
                .toList();
    }

    private static StockLine[] lines(SplittableRandom random, List<String> skus) {
        StockLine[] lines = skus.stream()
                .filter(sku -> random.nextInt(3) == 0)
                .map(sku -> new StockLine(sku, random.nextInt(1, 4)))
                .toArray(StockLine[]::new);
        return lines.length > 0 ? lines : new StockLine[] {new StockLine(skus.getFirst(), 1)};
    }
}
