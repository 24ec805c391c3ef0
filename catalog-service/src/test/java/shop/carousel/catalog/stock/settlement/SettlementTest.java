package shop.carousel.catalog.stock.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockTestProfile;
import shop.carousel.kit.jdbc.RoundTrip;

/** One settler at a time. */
@QuarkusTest
@TestProfile(StockTestProfile.class)
class SettlementTest extends StockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Settlement settlement;

    @Inject
    BatchSettings settings;

    @Test
    void order_placedThenPaid_movesItsUnitsToSold() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(placed(order, sku, 2)));
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 3, 2, 0, 2));
        settlement.settle(batch(paid(order)));
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 3, 0, 2, 3));
    }

    @Test
    void order_cancelledAfterItWasSold_givesItsUnitsBack() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(placed(order, sku, 2), paid(order)));
        settlement.settle(batch(cancelled(order)));
        assertThat(level(sku).available()).isEqualTo(5);
        assertThat(level(sku).sold()).isEqualTo(0);
    }

    @Test
    void events_deliveredTwice_changeNothingTheSecondTime() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        Batch batch = batch(placed(order, sku, 2), placed(refused, sku, 9), paid(order));
        assertThat(settlement.settle(batch)).hasSize(3);
        StockLevel after = level(sku);
        assertThat(settlement.settle(batch)).isEmpty();
        assertThat(settlement.settle(batch)).isEmpty();
        assertThat(level(sku)).isEqualTo(after);
    }

    @Test
    void event_twiceInOneBatch_countsOnce() {
        String sku = product(5);
        Delivery placed = placed(UUID.randomUUID(), sku, 2);
        assertThat(settlement.settle(batch(placed, placed))).hasSize(1);
        assertThat(level(sku).available()).isEqualTo(3);
    }

    @Test
    void order_refusedOnce_staysRefusedWhenUnitsCome() {
        String sku = product(1);
        UUID first = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        settlement.settle(batch(placed(first, sku, 1), placed(refused, sku, 1), cancelled(first)));
        assertThat(settlement.settle(batch(placed(refused, sku, 1))))
                .isEqualTo(List.of(new StockOutcome.Unchanged(refused)));
        assertThat(level(sku).available()).isEqualTo(1);
    }

    @Test
    void order_cancelledBeforeItIsPlaced_isNotReservedFor() {
        String sku = product(1);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(cancelled(order)));
        settlement.settle(batch(placed(order, sku, 1)));
        assertThat(level(sku).available()).isEqualTo(1);
    }

    @Test
    void order_ofManyLines_getsAllOrNone() {
        StockLine[] lines = new StockLine[40];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new StockLine(product(i == 39 ? 1 : 2), 1);
        }
        List<StockOutcome> outcomes =
                settlement.settle(batch(placed(UUID.randomUUID(), lines), placed(UUID.randomUUID(), lines)));
        assertThat(outcomes.get(0)).isInstanceOf(StockOutcome.Reserved.class);
        assertThat(outcomes.get(1)).isInstanceOf(StockOutcome.Short.class);
        assertThat(level(lines[0].sku()).available()).isEqualTo(1);
    }

    @Test
    void ring_afterASettlement_hasTheNewLevel() {
        String sku = product(5);
        assertThat(levels.of(sku).available()).isEqualTo(5);
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 2)));
        assertThat(levels.of(sku).available()).isEqualTo(3);
    }

    @Test
    void reservation_overdue_isReleasedByTheSweeperAndToldToTheOrder() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(placed(order, sku, 2)));
        letTimePass(order);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(level(sku).available()).isEqualTo(5));
        assertThat(settlement.settle(batch(paid(order))))
                .isEqualTo(List.of(new StockOutcome.Released(order, "expired")));
    }

    /**
     * One that cannot be settled, first of all, costs the others a few halves; and a batch is as large as what it
     * touches.
     */
    @Test
    void reservations_overdue_oneThatCannotBeSettled_stopsNoneOfTheOthers() {
        List<String> skus = products(40, 100);
        StockLine[] lines = skus.stream().map(sku -> new StockLine(sku, 1)).toArray(StockLine[]::new);
        List<UUID> overdue = Stream.generate(UUID::randomUUID).limit(5).toList();
        for (UUID order : overdue) {
            settlement.settle(batch(placed(order, lines)));
        }
        UUID bad = overdue.getFirst();
        change("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception 'cannot be settled'; end $$""");
        change("create trigger refuse before update on order_stock for each row when (old.order_id = '" + bad
                + "' and new.state = 'RELEASED') execute function refuse()");
        try {
            overdue.forEach(this::letTimePass);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(level(skus.getFirst()).reserved()).isEqualTo(1));
        } finally {
            change("drop trigger refuse on order_stock");
        }
        settlement.settle(batch(cancelled(bad)));
        assertThat(level(skus.getFirst()).available()).isEqualTo(100);
    }

    @Test
    void requests_ofOrdersWithManyLines_areSettledInTransactionsOfABoundedNumberOfLines() {
        List<String> skus = products(40, 100);
        StockLine[] lines = skus.stream().map(sku -> new StockLine(sku, 1)).toArray(StockLine[]::new);
        List<UUID> paid = Stream.generate(UUID::randomUUID).limit(6).toList();
        for (UUID order : paid) {
            settlement.settle(batch(placed(order, lines)));
        }
        settlement(ring, StockConfigs.with(Map.of("batch-lines", "100", "lock-hold", "500ms", "lock-at-most", "1s")))
                .settleInPieces(paid.stream().map(StockTest::paid).toList(), false);
        assertThat(texts("select count(*) from reservation where state = 'SOLD' and sku in ('"
                        + String.join("', '", skus) + "') group by xmin order by 1"))
                .isEqualTo(List.of("80", "80", "80"));
    }

    private void letTimePass(UUID order) {
        change("update order_stock set deadline = now() - interval '1 hour' where order_id = '" + order + "'");
    }

    @Test
    void sweeper_beforeTheDeadline_releasesNothing() {
        String sku = product(5);
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 2)));
        assertThat(new ExpirySweeper(orders, settlement, config).sweepOnce()).isEqualTo(0);
        assertThat(level(sku).reserved()).isEqualTo(2);
    }

    /**
     * Tables that were empty when the planner looked: a batch must not read all of them, for each of its rows, when
     * they are not any more.
     */
    @Test
    void rowsOfABatch_areFoundByTheirKeys_howeverEmptyTheirTablesWere() {
        Set<UUID> ids = Set.of(UUID.randomUUID(), UUID.randomUUID());
        QuarkusTransaction.requiringNew().call(() -> {
            change("create temporary table order_stock (like public.order_stock including all) on commit drop");
            change("create temporary table reservation (like public.reservation including all) on commit drop");
            change("analyze order_stock, reservation");
            int before = wholeReads();
            RoundTrip trip = sql.roundTrip();
            settings.apply(trip);
            orders.lock(trip, ids, false);
            orders.lines(trip, ids);
            stock.lock(trip, Set.of("none"), ids);
            trip.make();
            assertThat(wholeReads()).isEqualTo(before);
            return null;
        });
    }

    private void change(String statement) {
        sql.update(statement);
    }

    /** How often this transaction has read one of the two tables from its first row to its last. */
    private int wholeReads() {
        return Integer.parseInt(texts("""
                select sum(seq_scan) from pg_stat_xact_user_tables
                where relid in ('order_stock'::regclass, 'reservation'::regclass)""").getFirst());
    }
}
