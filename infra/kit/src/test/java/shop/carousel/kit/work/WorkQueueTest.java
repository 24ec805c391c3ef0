package shop.carousel.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.jdbc.Sql;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class WorkQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofHours(1);

    /** A kind that no worker of this process takes up: what is done with it are these tests' own hands. */
    private static final String BY_HAND = "by-hand";

    @Inject
    WorkQueue queue;

    @Inject
    TestWorker worker;

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    @Test
    void work_ofCommittedTransaction_isDoneOnceAndGone() {
        String key = key("ok-");
        add(TestWorker.KIND, key, Duration.ZERO);
        awaitGone(key);
        assertThat(worker.attemptsAt(key)).isEqualTo(List.of(1));
    }

    @Test
    void lease_isExtendedByItsHolderAlone() {
        String key = key("long-");
        add(BY_HAND, key, Duration.ZERO);
        WorkItem first = takeUp(key, Duration.ofMillis(1)).orElseThrow();
        WorkItem second = await().atMost(PATIENCE)
                .until(() -> takeUp(key, LONG), Optional::isPresent)
                .orElseThrow();
        assertThat(queue.extend(first, LONG)).isFalse();
        assertThat(queue.handBack(first)).isFalse();
        assertThat(queue.extend(second, LONG)).isTrue();
        assertThat(takeUp(key, LONG)).isEmpty();
        assertThat(queue.handBack(second)).isTrue();
        assertThat(takeUp(key, LONG).orElseThrow().attempt()).isEqualTo(second.attempt() + 1);
    }

    /** The message is at its mail server: it must not go there again because the database was away for a moment. */
    @Test
    void work_thatIsDone_isNotDoneAgainBecauseThatCannotBeNotedAtOnce() {
        String key = key("ok-");
        sql.update("create sequence notings");
        sql.update("""
                create function refuse() returns trigger language plpgsql as $$ begin
                  if nextval('notings') < 3 then raise exception 'not now'; end if;
                  return old;
                end $$""");
        sql.update("create trigger refused before delete on work for each row when (old.key = '" + key
                + "') execute function refuse()");
        try {
            add(TestWorker.KIND, key, Duration.ZERO);
            awaitGone(key);
            assertThat(worker.attemptsAt(key)).isEqualTo(List.of(1));
        } finally {
            sql.update("drop trigger refused on work");
            sql.update("drop function refuse");
            sql.update("drop sequence notings");
        }
    }

    /** Who is at it still is: a message would be sent twice. */
    @Test
    void lease_endsNotByAClockThatJumps() {
        String key = key("");
        add(BY_HAND, key, Duration.ZERO);
        WorkItem taken = takeUp(key, LONG).orElseThrow();
        assertThat(sql.update("update work set leased_until = leased_until - interval '2 hours' where key = ?", key))
                .isEqualTo(1);
        assertThat(takeUp(key, LONG)).isEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(() -> queue.removeWaiting(BY_HAND, List.of(key))))
                .isEqualTo(0);
        assertThat(queue.done(taken)).isTrue();
    }

    /** What is due only later may be much. */
    @Test
    void workThatIsDue_isFoundByTheIndexAlone() {
        List<String> plan = QuarkusTransaction.requiringNew().call(() -> {
            sql.update("set local enable_seqscan = off"); // the table is small here
            return sql.list(
                    "explain (costs off) " + WorkQueue.TAKE_UP,
                    row -> row.text("QUERY PLAN"),
                    LONG.toMillis(),
                    LONG.toMillis(),
                    BY_HAND,
                    BY_HAND,
                    10);
        });
        assertThat(plan.stream().anyMatch(line -> line.contains("Index Cond") && line.contains("due_at <=")))
                .as(plan.toString())
                .isTrue();
        assertThat(plan.stream().noneMatch(line -> line.contains("Join") || line.contains("Nested Loop")))
                .as(plan.toString())
                .isTrue();
    }

    /** A plan that is kept from when the table was empty would read all of it later. */
    @Test
    void workThatIsDue_isFoundByTheIndex_howeverEmptyTheTableWas() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("create temporary table work (like public.work including all) on commit drop");
            sql.update("analyze work");
            for (int i = 0; i < 10; i++) {
                assertThat(queue.takeUp(BY_HAND, 10, LONG)).isEmpty();
            }
            sql.update("""
                    insert into work (kind, key, due_at)
                    select ?, i::text, now() + interval '1 hour' from generate_series(1, 20000) as i""", BY_HAND);
            int before = wholeReads();
            assertThat(queue.takeUp(BY_HAND, 10, LONG)).isEmpty();
            assertThat(wholeReads()).isEqualTo(before);
        });
    }

    /** How often this transaction has read the table from its first row to its last. */
    private int wholeReads() {
        return sql.first(
                        "select seq_scan::int as n from pg_stat_xact_user_tables where relid = 'work'::regclass",
                        row -> row.integer("n"))
                .orElseThrow();
    }

    @Test
    void work_ofRolledBackTransaction_isNeverDone() throws SQLException {
        String key = key("ok-");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    queue.add(TestWorker.KIND, key, Duration.ZERO);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rowOf(key)).isEmpty();
    }

    @Test
    void work_failsOnce_isTriedAgain() {
        String key = key("once-");
        add(TestWorker.KIND, key, Duration.ZERO);
        awaitGone(key);
        assertThat(worker.attemptsAt(key)).isEqualTo(List.of(1, 2));
    }

    @Test
    void work_failsAlways_isGivenUpWithItsErrorAndTriedAgainWhenTheOperatorSays() {
        String key = key("fail-");
        add(TestWorker.KIND, key, Duration.ZERO);
        await().atMost(PATIENCE).until(() -> rowOf(key).equals(Optional.of("given up: no luck with " + key)));
        assertThat(worker.attemptsAt(key)).isEqualTo(List.of(1, 2, 3));
        assertThat(queue.retry(TestWorker.KIND, key)).isTrue();
        await().atMost(PATIENCE).until(() -> worker.attemptsAt(key).size() == 6);
        assertThat(queue.remove(TestWorker.KIND, key)).isTrue();
        assertThat(queue.retry(TestWorker.KIND, key)).isFalse();
    }

    @Test
    void process_diesWhileItWorks_anotherTakesItUpAfterTheLeaseAndOnlyThatOneEndsIt() {
        String key = key("");
        add(BY_HAND, key, Duration.ZERO);
        WorkItem lost = takeUp(key, Duration.ofMillis(1)).orElseThrow();
        WorkItem taken = await().atMost(PATIENCE)
                .until(() -> takeUp(key, LONG), Optional::isPresent)
                .orElseThrow();
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(takeUp(key, LONG)).as("its lease holds").isEmpty();
        assertThat(queue.done(lost)).isFalse();
        assertThat(queue.done(taken)).isTrue();
    }

    @Test
    void work_takenBack_isNotThePlaceForAnEffect() {
        String key = key("");
        add(BY_HAND, key, Duration.ZERO);
        WorkItem taken = takeUp(key, LONG).orElseThrow();
        assertThat(queue.remove(BY_HAND, key)).isTrue();
        assertThat(queue.done(taken)).isFalse();
    }

    @Test
    void work_addedTwice_isOneRow() {
        String key = key("");
        add(BY_HAND, key, LONG);
        add(BY_HAND, key, Duration.ZERO);
        assertThat(takeUp(key, LONG)).as("the first one's time holds").isEmpty();
        assertThat(queue.remove(BY_HAND, key)).isTrue();
    }

    @Test
    void manyProcesses_atTheSameWork_takeUpEachOnce() throws Exception {
        String kind = "race-" + UUID.randomUUID();
        IntStream.range(0, 200).forEach(i -> add(kind, Integer.toString(i), Duration.ZERO));
        List<String> taken;
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 8)
                    .mapToObj(i -> processes.submit(() -> takeUpAll(kind)))
                    .toList();
            var all = new java.util.ArrayList<String>();
            for (var run : runs) {
                all.addAll(run.get());
            }
            taken = all;
        }
        Set<String> different = new HashSet<>(taken);
        assertThat(different).hasSize(200);
        assertThat(taken).as("none twice").hasSize(200);
    }

    private List<String> takeUpAll(String kind) {
        var all = new java.util.ArrayList<String>();
        List<WorkItem> some = queue.takeUp(kind, 7, LONG);
        while (!some.isEmpty()) {
            some.forEach(item -> all.add(item.key()));
            some = queue.takeUp(kind, 7, LONG);
        }
        return all;
    }

    private void add(String kind, String key, Duration delay) {
        QuarkusTransaction.requiringNew().run(() -> queue.add(kind, key, delay));
    }

    private Optional<WorkItem> takeUp(String key, Duration lease) {
        return queue.takeUp(BY_HAND, 1000, lease).stream()
                .filter(item -> item.key().equals(key))
                .findFirst();
    }

    private void awaitGone(String key) {
        await().atMost(PATIENCE)
                .until(() -> rowOf(key).isEmpty() && !worker.attemptsAt(key).isEmpty());
    }

    /** What its row says. */
    private Optional<String> rowOf(String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select case when due_at is null then 'given up: ' || last_error else 'waits' end from work "
                                + "where key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static String key(String prefix) {
        return prefix + UUID.randomUUID();
    }
}
