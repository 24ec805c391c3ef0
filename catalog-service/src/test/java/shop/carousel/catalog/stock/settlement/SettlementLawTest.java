package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.catalog.stock.StockChange;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.settlement.StockRequest.Expire;
import shop.carousel.catalog.stock.settlement.StockRequest.Release;
import shop.carousel.catalog.stock.settlement.StockRequest.Reserve;
import shop.carousel.catalog.stock.settlement.StockRequest.Sell;

/**
 * The plan beside an oracle that knows no batches and no running totals: it counts every order's units anew for each
 * request.
 */
class SettlementLawTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    static IntStream seeds() {
        return IntStream.range(0, 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void batches_ofRandomRequests_comeToWhatTheOracleSays(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StockOracle oracle = new StockOracle(stock(random));
        Shop shop = new Shop(oracle.initial());
        for (int batch = 0; batch < 6; batch++) {
            Instant deadline = NOW.plus(Duration.ofMinutes(random.nextInt(-1, 2)));
            List<StockRequest> requests = requests(random);
            List<StockOutcome> expected = requests.stream()
                    .map(request -> oracle.settle(request, deadline))
                    .toList();

            assertThat(shop.settle(requests, deadline)).as("batch " + batch).isEqualTo(expected);
            assertThat(shop.units(StockLevel::available)).isEqualTo(oracle.available());
            assertThat(shop.units(level -> level.available() + level.reserved() + level.sold()))
                    .isEqualTo(oracle.initial());
            assertThat(shop.levels.values().stream()
                            .allMatch(level -> level.available() >= 0 && level.reserved() >= 0 && level.sold() >= 0))
                    .isTrue();
        }
    }

    private static Map<String, Long> stock(SplittableRandom random) {
        Map<String, Long> stock = new HashMap<>();
        for (int sku = 0; sku < 4; sku++) {
            stock.put("S" + sku, (long) random.nextInt(0, 12));
        }
        return stock;
    }

    private static List<StockRequest> requests(SplittableRandom random) {
        List<StockRequest> requests = new ArrayList<>();
        int size = random.nextInt(1, 12);
        for (int i = 0; i < size; i++) {
            requests.add(request(random, new UUID(0, random.nextInt(10))));
        }
        return requests;
    }

    private static StockRequest request(SplittableRandom random, UUID order) {
        return switch (random.nextInt(6)) {
            case 0 -> new Sell(order);
            case 1 -> new Release(order, "cancelled");
            case 2 -> new Expire(order, NOW);
            default -> new Reserve(order, lines(random));
        };
    }

    /** S4 is never in stock. */
    private static List<StockLine> lines(SplittableRandom random) {
        List<StockLine> lines = new ArrayList<>();
        for (int sku = 0; sku < 5; sku++) {
            if (random.nextInt(sku == 4 ? 12 : 3) == 0) {
                lines.add(new StockLine("S" + sku, random.nextInt(1, 5)));
            }
        }
        return lines.isEmpty() ? List.of(new StockLine("S0", 1)) : lines;
    }

    /** Carries plans out as the database would. */
    private static final class Shop {

        private final Map<String, StockLevel> levels = new HashMap<>();
        private final Map<UUID, OrderStock> orders = new HashMap<>();

        Shop(Map<String, Long> stock) {
            stock.forEach((sku, units) -> levels.put(sku, new StockLevel(sku, units, 0, 0, 1)));
        }

        List<StockOutcome> settle(List<StockRequest> requests, Instant deadline) {
            SettlementPlan plan = SettlementPlan.of(requests, orders, units(StockLevel::available), deadline);
            plan.changes().forEach((sku, change) -> levels.computeIfPresent(sku, (same, level) -> plus(level, change)));
            plan.orders().forEach(order -> orders.put(order.orderId(), order));
            return plan.outcomes();
        }

        Map<String, Long> units(java.util.function.ToLongFunction<StockLevel> number) {
            Map<String, Long> units = new HashMap<>();
            levels.forEach((sku, level) -> units.put(sku, number.applyAsLong(level)));
            return units;
        }

        private static StockLevel plus(StockLevel level, StockChange change) {
            return new StockLevel(
                    level.sku(),
                    level.available() + change.available(),
                    level.reserved() + change.reserved(),
                    level.sold() + change.sold(),
                    level.version() + 1);
        }
    }
}
