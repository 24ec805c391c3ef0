package shop.carousel.kit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(row).isEqualTo(List.of("text", 7, 1L << 40, true, ID, "bytes", TIME, Colour.BLUE));
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
        assertThat(rows)
                .isEqualTo(List.of(
                        List.of("a", 1, 3L, true, ID, "c", TIME, Colour.RED),
                        List.of("b", 2, 4L, false, ID, "d", TIME, Colour.BLUE)));
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
        assertThat(rows).isEqualTo(List.of("null RED", "b null"));
    }

    @Test
    void column_thatIsNull_isReadOnlyByWhoExpectsIt() {
        sql.list("select null::int as i, null::text[] as ts, array['a', 'b'] as some", row -> {
            assertThat(row.integerOrNull("i")).isNull();
            assertThatThrownBy(() -> row.integer("i")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> row.bigint(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> row.texts("ts")).isInstanceOf(IllegalStateException.class);
            return assertDoesRead(row);
        });
    }

    private static boolean assertDoesRead(Row row) {
        assertThat(row.texts("some")).isEqualTo(List.of("a", "b"));
        return true;
    }

    @Test
    void column_thatIsNotThere_isAFaultThatNamesIt() {
        UncheckedSqlException fault = assertThatExceptionOfType(UncheckedSqlException.class)
                .isThrownBy(() -> sql.first("select 1 as one", row -> row.text("two")))
                .actual();
        assertThat(fault.toString()).contains("two");
    }

    @Test
    void statement_thatIsRefused_isADefect_andOneThatIsCancelledAnOutage() {
        UncheckedSqlException defect = assertThatExceptionOfType(UncheckedSqlException.class)
                .isThrownBy(() -> sql.update("insert into nowhere values (1)"))
                .actual();
        assertThat(Outages.isOutage(defect)).isFalse();
        assertThat(defect.toString()).contains("insert into nowhere");
        RuntimeException cancelled = assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.exists("select set_config('statement_timeout', '50ms', true)");
                    sql.exists("select pg_sleep(5)");
                }))
                .actual();
        assertThat(Outages.isOutage(cancelled)).as(cancelled.toString()).isTrue();
    }

    @Test
    void rows_handedOverOneByOne_areAllAndInOrder_inATransactionAndOutsideOfOne() {
        List<Integer> expected = IntStream.rangeClosed(1, 1_000).boxed().toList();
        assertThat(numbers()).isEqualTo(expected);
        assertThat(QuarkusTransaction.requiringNew().call(this::numbers)).isEqualTo(expected);
        assertThat(numbers()).as("the connection is as it was").isEqualTo(expected);
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
        assertThatThrownBy(() -> sql.forEach(
                        "select 1 / (500 - n) as q, n from generate_series(1, 1000) n",
                        10,
                        row -> numbers.add(row.integer("n"))))
                .isInstanceOf(UncheckedSqlException.class);
        assertThat(numbers).isNotEmpty();
        assertThat(numbers.getLast()).as(numbers.toString()).isLessThan(500);
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
            assertThatThrownBy(added::get).isInstanceOf(NullPointerException.class);
            trip.make();
            assertThat(added.get()).isEqualTo(List.of(ID));
            assertThat(seen.get()).as("the second sees what the first did").isEqualTo(List.of(1L));
        });
    }

    @Test
    void roundTrip_whoseStatementFails_leavesNothing() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    RoundTrip trip = sql.roundTrip();
                    trip.list(
                            "insert into inbox (consumer, event_id) values (?, ?) returning event_id",
                            row -> true,
                            "half-trip",
                            ID);
                    trip.list("select 1 / ?", row -> true, 0);
                    trip.make();
                }))
                .isInstanceOf(UncheckedSqlException.class);
        assertThat(sql.exists("select 1 from inbox where consumer = 'half-trip'"))
                .isFalse();
    }

    /** PostgreSQL keeps the plan of a prepared statement: made while its table is empty, it reads all of it later. */
    @Test
    void rowsThatAreNamedByAnArray_areFoundByTheirKeys_howeverEmptyTheTableWas() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("create temporary table filling (id uuid primary key) on commit drop");
            sql.update("analyze filling");
            for (int i = 0; i < 10; i++) {
                assertThat(named(ID)).isEmpty();
            }
            sql.update("insert into filling select gen_random_uuid() from generate_series(1, 20000)");
            int before = wholeReads();
            assertThat(named(ID)).isEmpty();
            assertThat(wholeReads()).isEqualTo(before);
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
