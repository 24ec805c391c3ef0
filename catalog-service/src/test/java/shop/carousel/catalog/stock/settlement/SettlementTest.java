package shop.carousel.catalog.stock.settlement;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(new StockLevel(sku, 3, 2, 0, 2), level(sku));
        settlement.settle(batch(paid(order)));
        assertEquals(new StockLevel(sku, 3, 0, 2, 3), level(sku));
    }

    @Test
    void order_cancelledAfterItWasSold_givesItsUnitsBack() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(placed(order, sku, 2), paid(order)));
        settlement.settle(batch(cancelled(order)));
        assertEquals(5, level(sku).available());
        assertEquals(0, level(sku).sold());
    }

    @Test
    void events_deliveredTwice_changeNothingTheSecondTime() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        Batch batch = batch(placed(order, sku, 2), placed(refused, sku, 9), paid(order));
        assertEquals(3, settlement.settle(batch).size());
        StockLevel after = level(sku);
        assertEquals(List.of(), settlement.settle(batch));
        assertEquals(List.of(), settlement.settle(batch));
        assertEquals(after, level(sku));
    }

    @Test
    void event_twiceInOneBatch_countsOnce() {
        String sku = product(5);
        Delivery placed = placed(UUID.randomUUID(), sku, 2);
        assertEquals(1, settlement.settle(batch(placed, placed)).size());
        assertEquals(3, level(sku).available());
    }

    @Test
    void order_refusedOnce_staysRefusedWhenUnitsCome() {
        String sku = product(1);
        UUID first = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        settlement.settle(batch(placed(first, sku, 1), placed(refused, sku, 1), cancelled(first)));
        assertEquals(List.of(new StockOutcome.Unchanged(refused)), settlement.settle(batch(placed(refused, sku, 1))));
        assertEquals(1, level(sku).available());
    }

    @Test
    void order_cancelledBeforeItIsPlaced_isNotReservedFor() {
        String sku = product(1);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(cancelled(order)));
        settlement.settle(batch(placed(order, sku, 1)));
        assertEquals(1, level(sku).available());
    }

    @Test
    void order_ofManyLines_getsAllOrNone() {
        StockLine[] lines = new StockLine[40];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new StockLine(product(i == 39 ? 1 : 2), 1);
        }
        List<StockOutcome> outcomes =
                settlement.settle(batch(placed(UUID.randomUUID(), lines), placed(UUID.randomUUID(), lines)));
        assertInstanceOf(StockOutcome.Reserved.class, outcomes.get(0));
        assertInstanceOf(StockOutcome.Short.class, outcomes.get(1));
        assertEquals(1, level(lines[0].sku()).available());
    }

    @Test
    void ring_afterASettlement_hasTheNewLevel() {
        String sku = product(5);
        assertEquals(5, levels.of(sku).available());
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 2)));
        assertEquals(3, levels.of(sku).available());
    }

    @Test
    void reservation_overdue_isReleasedByTheSweeperAndToldToTheOrder() {
        String sku = product(5);
        UUID order = UUID.randomUUID();
        settlement.settle(batch(placed(order, sku, 2)));
        letTimePass(order);
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(5, level(sku).available()));
        assertEquals(List.of(new StockOutcome.Released(order, "expired")), settlement.settle(batch(paid(order))));
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
                    .untilAsserted(() -> assertEquals(1, level(skus.getFirst()).reserved()));
        } finally {
            change("drop trigger refuse on order_stock");
        }
        settlement.settle(batch(cancelled(bad)));
        assertEquals(100, level(skus.getFirst()).available());
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
        assertEquals(
                List.of("80", "80", "80"),
                texts("select count(*) from reservation where state = 'SOLD' and sku in ('" + String.join("', '", skus)
                        + "') group by xmin order by 1"));
    }

    private void letTimePass(UUID order) {
        change("update order_stock set deadline = now() - interval '1 hour' where order_id = '" + order + "'");
    }

    @Test
    void sweeper_beforeTheDeadline_releasesNothing() {
        String sku = product(5);
        settlement.settle(batch(placed(UUID.randomUUID(), sku, 2)));
        assertEquals(0, new ExpirySweeper(orders, settlement, config).sweepOnce());
        assertTrue(level(sku).reserved() == 2);
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
            assertEquals(before, wholeReads());
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
