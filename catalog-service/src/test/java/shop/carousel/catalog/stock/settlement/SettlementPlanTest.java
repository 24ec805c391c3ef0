package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.stock.StockChange;
import shop.carousel.catalog.stock.settlement.StockOutcome.Released;
import shop.carousel.catalog.stock.settlement.StockOutcome.Reserved;
import shop.carousel.catalog.stock.settlement.StockOutcome.Short;
import shop.carousel.catalog.stock.settlement.StockOutcome.Shortage;
import shop.carousel.catalog.stock.settlement.StockOutcome.Unchanged;
import shop.carousel.catalog.stock.settlement.StockRequest.Release;
import shop.carousel.catalog.stock.settlement.StockRequest.Reserve;
import shop.carousel.catalog.stock.settlement.StockRequest.Sell;

class SettlementPlanTest {

    private static final Instant DEADLINE = Instant.parse("2026-01-01T12:15:00Z");
    private static final UUID ORDER_1 = new UUID(0, 1);
    private static final UUID ORDER_2 = new UUID(0, 2);
    private static final UUID ORDER_3 = new UUID(0, 3);

    @Test
    void order_thatDoesNotFit_doesNotBlockThoseBehindIt() {
        SettlementPlan plan =
                plan(Map.of("A", 3L), reserve(ORDER_1, "A", 2), reserve(ORDER_2, "A", 2), reserve(ORDER_3, "A", 1));
        assertThat(plan.outcomes().get(0)).isInstanceOf(Reserved.class);
        assertThat(plan.outcomes().get(1)).isEqualTo(new Short(ORDER_2, List.of(new Shortage("A", 2, 1))));
        assertThat(plan.outcomes().get(2)).isInstanceOf(Reserved.class);
        assertThat(plan.changes()).isEqualTo(Map.of("A", new StockChange(-3, 3, 0)));
    }

    @Test
    void order_withOneShortLine_getsNoneOfItsLines() {
        Reserve both = new Reserve(ORDER_1, List.of(new StockLine("A", 1), new StockLine("B", 9)));
        SettlementPlan plan = plan(Map.of("A", 5L, "B", 8L), both);
        assertThat(plan.outcomes()).isEqualTo(List.of(new Short(ORDER_1, List.of(new Shortage("B", 9, 8)))));
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void order_ofUnknownSku_isShortOfAll() {
        SettlementPlan plan = plan(Map.of(), reserve(ORDER_1, "NOPE", 1));
        assertThat(plan.outcomes()).isEqualTo(List.of(new Short(ORDER_1, List.of(new Shortage("NOPE", 1, 0)))));
    }

    @Test
    void units_releasedInABatch_areForThoseBehindInIt() {
        SettlementPlan plan = plan(
                Map.of("A", 1L), reserve(ORDER_1, "A", 1), new Release(ORDER_1, "cancelled"), reserve(ORDER_2, "A", 1));
        assertThat(plan.outcomes().get(1)).isInstanceOf(Released.class);
        assertThat(plan.outcomes().get(2)).isInstanceOf(Reserved.class);
        assertThat(plan.changes()).isEqualTo(Map.of("A", new StockChange(-1, 1, 0)));
    }

    @Test
    void order_cancelledBeforeItIsPlaced_isNotReservedFor() {
        SettlementPlan plan = plan(Map.of("A", 1L), new Release(ORDER_1, "cancelled"), reserve(ORDER_1, "A", 1));
        assertThat(plan.outcomes()).isEqualTo(List.of(new Unchanged(ORDER_1), new Unchanged(ORDER_1)));
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void order_paidAfterItsUnitsWentBack_isToldSoAgain() {
        OrderStock expired = OrderStock.unknown(ORDER_1)
                .reserved(List.of(new StockLine("A", 1)), DEADLINE)
                .released("expired");
        SettlementPlan plan =
                SettlementPlan.of(List.of(new Sell(ORDER_1)), Map.of(ORDER_1, expired), Map.of("A", 1L), DEADLINE);
        assertThat(plan.outcomes()).isEqualTo(List.of(new Released(ORDER_1, "expired")));
        assertThat(plan.orders()).isEmpty();
    }

    private static SettlementPlan plan(Map<String, Long> available, StockRequest... requests) {
        return SettlementPlan.of(List.of(requests), Map.of(), available, DEADLINE);
    }

    private static Reserve reserve(UUID order, String sku, long units) {
        return new Reserve(order, List.of(new StockLine(sku, units)));
    }
}
