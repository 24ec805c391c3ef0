package shop.carousel.kit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.problem.Outages;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class SqlTest {

    private enum Colour {
        RED,
        BLUE
    }

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06.123456Z");

    @Inject
    Sql sql;

    @Test
    void parameters_ofEveryType_comeBackAsTheyWere() {
        List<Object> row = sql.first(
                        """
                        select ? as t, ?::int as i, ?::bigint as l, ?::bool as b, ?::uuid as u, ? as y,
                               ?::timestamptz as at, ? as e""",
                        SqlTest::values,
                        "text",
                        7,
                        1L << 40,
                        true,
                        ID,
                        "bytes".getBytes(StandardCharsets.UTF_8),
                        TIME,
                        Colour.BLUE)
                .orElseThrow();
        assertEquals(List.of("text", 7, 1L << 40, true, ID, "bytes", TIME, Colour.BLUE), row);
    }

    @Test
    void arrays_ofEveryType_areColumnsOfRows() {
        List<List<Object>> rows = sql.list(
                "select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) as r (t, i, l, b, u, y, at, e)",
                SqlTest::values,
                new String[] {"a", "b"},
                new Integer[] {1, 2},
                new Long[] {3L, 4L},
                new Boolean[] {true, false},
                new UUID[] {ID, ID},
                new byte[][] {"c".getBytes(StandardCharsets.UTF_8), "d".getBytes(StandardCharsets.UTF_8)},
                new Instant[] {TIME, TIME},
                new Colour[] {Colour.RED, Colour.BLUE});
        assertEquals(
                List.of(
                        List.of("a", 1, 3L, true, ID, "c", TIME, Colour.RED),
                        List.of("b", 2, 4L, false, ID, "d", TIME, Colour.BLUE)),
                rows);
    }

    private static List<Object> values(Row row) {
        return List.of(
                row.text("t"),
                row.integer("i"),
                row.bigint("l"),
                row.bool("b"),
                row.uuid("u"),
                new String(row.bytes("y"), StandardCharsets.UTF_8),
                row.instant("at"),
                row.constant("e", Colour.class));
    }

    @Test
    void arrays_withNulls_keepThem() {
        List<String> rows = sql.list(
                "select * from unnest(?, ?) as r (t, e)",
                row -> row.textOrNull("t") + " " + row.textOrNull("e"),
                new String[] {null, "b"},
                new Colour[] {Colour.RED, null});
        assertEquals(List.of("null RED", "b null"), rows);
    }

    @Test
    void column_thatIsNull_isReadOnlyByWhoExpectsIt() {
        sql.list("select null::int as i, null::text[] as ts, array['a', 'b'] as some", row -> {
            assertNull(row.integerOrNull("i"));
            assertThrows(IllegalStateException.class, () -> row.integer("i"));
            assertThrows(IllegalStateException.class, () -> row.bigint(1));
            assertThrows(IllegalStateException.class, () -> row.texts("ts"));
            return assertDoesRead(row);
        });
    }

    private static boolean assertDoesRead(Row row) {
        assertEquals(List.of("a", "b"), row.texts("some"));
        return true;
    }

    @Test
    void column_thatIsNotThere_isAFaultThatNamesIt() {
        UncheckedSqlException fault =
                assertThrows(UncheckedSqlException.class, () -> sql.first("select 1 as one", row -> row.text("two")));
        assertTrue(fault.toString().contains("two"), fault.toString());
    }

    @Test
    void statement_thatIsRefused_isADefect_andOneThatIsCancelledAnOutage() {
        UncheckedSqlException defect =
                assertThrows(UncheckedSqlException.class, () -> sql.update("insert into nowhere values (1)"));
        assertFalse(Outages.isOutage(defect));
        assertTrue(defect.toString().contains("insert into nowhere"), defect.toString());
        RuntimeException cancelled = assertThrows(
                RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.exists("select set_config('statement_timeout', '50ms', true)");
                    sql.exists("select pg_sleep(5)");
                }));
        assertTrue(Outages.isOutage(cancelled), cancelled.toString());
    }

    @Test
    void rows_handedOverOneByOne_areAllAndInOrder_inATransactionAndOutsideOfOne() {
        List<Integer> expected = IntStream.rangeClosed(1, 1_000).boxed().toList();
        assertEquals(expected, numbers());
        assertEquals(expected, QuarkusTransaction.requiringNew().call(this::numbers));
        assertEquals(expected, numbers(), "the connection is as it was");
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        sql.forEach(
                "select n from generate_series(1, ?) n order by n", 10, row -> numbers.add(row.integer("n")), 1_000);
        return numbers;
    }

    /** They are never all in memory: the first is handed over before the last can be read. */
    @Test
    void rows_handedOverOneByOne_areFetchedInPieces() {
        List<Integer> numbers = new ArrayList<>();
        assertThrows(
                UncheckedSqlException.class,
                () -> sql.forEach(
                        "select 1 / (500 - n) as q, n from generate_series(1, 1000) n",
                        10,
                        row -> numbers.add(row.integer("n"))));
        assertFalse(numbers.isEmpty());
        assertTrue(numbers.getLast() < 500, numbers.toString());
    }

    @Test
    void roundTrip_answersEachStatement_inItsOrder() {
        QuarkusTransaction.requiringNew().run(() -> {
            RoundTrip trip = sql.roundTrip();
            var added = trip.list(
                    "insert into inbox (consumer, event_id) select ?, unnest(?) returning event_id",
                    row -> row.uuid("event_id"),
                    "round-trip",
                    new UUID[] {ID});
            var seen = trip.list("select count(*) from inbox where consumer = ?", row -> row.bigint(1), "round-trip");
            assertThrows(NullPointerException.class, added::get);
            trip.make();
            assertEquals(List.of(ID), added.get());
            assertEquals(List.of(1L), seen.get(), "the second sees what the first did");
        });
    }

    @Test
    void roundTrip_whoseStatementFails_leavesNothing() {
        assertThrows(UncheckedSqlException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    RoundTrip trip = sql.roundTrip();
                    trip.list(
                            "insert into inbox (consumer, event_id) values (?, ?) returning event_id",
                            row -> true,
                            "half-trip",
                            ID);
                    trip.list("select 1 / ?", row -> true, 0);
                    trip.make();
                }));
        assertFalse(sql.exists("select 1 from inbox where consumer = 'half-trip'"));
    }

    /** PostgreSQL keeps the plan of a prepared statement: made while its table is empty, it reads all of it later. */
    @Test
    void rowsThatAreNamedByAnArray_areFoundByTheirKeys_howeverEmptyTheTableWas() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("create temporary table filling (id uuid primary key) on commit drop");
            sql.update("analyze filling");
            for (int i = 0; i < 10; i++) {
                assertEquals(List.of(), named(ID));
            }
            sql.update("insert into filling select gen_random_uuid() from generate_series(1, 20000)");
            int before = wholeReads();
            assertEquals(List.of(), named(ID));
            assertEquals(before, wholeReads());
        });
    }

    private List<UUID> named(UUID... ids) {
        return sql.list("select id from filling where id = any(?)", row -> row.uuid("id"), (Object) ids);
    }

    /** How often this transaction has read the table from its first row to its last. */
    private int wholeReads() {
        return sql.first(
                        "select seq_scan::int as n from pg_stat_xact_user_tables where relid = 'filling'::regclass",
                        row -> row.integer("n"))
                .orElseThrow();
    }
}
