package shop.carousel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.demo.servers.Signals;
import shop.carousel.kit.jdbc.Sql;

/**
 * One process of PostgreSQL is stopped (SIGSTOP) in the middle of a transaction: its connection stays open and answers
 * nothing.
 */
@QuarkusTest
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StoppedConnectionTest extends OrderServiceTest {

    private static final String GATE = """
            create or replace function gate() returns trigger language plpgsql as $$
            begin
              perform pg_advisory_xact_lock(4711);
              return new;
            end $$""";
    private static final String WAITING_AT_GATE =
            "select pid from pg_locks where locktype = 'advisory' and objid = 4711 and not granted";

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void placing_onAConnectionThatAnswersNothing_stopsNoOtherOrder_andItsCallerIsToldHowToGoOn() throws Exception {
        String buyer = "stopped-" + UUID.randomUUID() + "@example.org";
        String body = body(shop.sell("12.30", 100), 1, GOOD_CARD).replace("ada@example.org", buyer);
        String key = UUID.randomUUID().toString();
        sql.update(GATE);
        sql.update("create trigger gate before insert on orders for each row when (new.email = '" + buyer
                + "') execute function gate()");
        try (var stopped = new Stopped(() -> post(key, body))) {
            for (int i = 0; i < 3; i++) {
                place(GOOD_CARD);
            }
            stopped.answer
                    .get(60, TimeUnit.SECONDS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("same Idempotency-Key"));
        }
        sql.update("drop trigger gate on orders");
        Response placed = await().atMost(PATIENCE).until(() -> post(key, body), answer -> answer.statusCode() == 202);
        assertThat(post(key, body).path("id").toString())
                .isEqualTo(placed.path("id").toString());
        assertThat(sql.first("select count(*) from orders where email = ?", row -> row.bigint(1), buyer)
                        .orElseThrow())
                .isEqualTo(1L);
    }

    @Test
    void payment_settledOnAConnectionThatAnswersNothing_stopsNoOtherPayment_andIsSettledOnceLater() throws Exception {
        Placed order = place(GOOD_CARD);
        sql.update(GATE);
        sql.update("create trigger gate before update on payment for each row when (new.order_id = '" + order.id()
                + "' and new.state = 'AUTHORISED') execute function gate()");
        try (var stopped = new Stopped(() -> broker.reserved(order.id()))) {
            Placed other = place(GOOD_CARD);
            broker.reserved(other.id());
            awaitStatus(other, "PAID");
            assertThat(read(order).getString("status")).isEqualTo("RESERVED");
            stopped.answer.get(60, TimeUnit.SECONDS);
        }
        sql.update("drop trigger gate on payment");
        awaitStatus(order, "PAID");
        assertThat(sql.first(
                                "select count(*) from simulator_charge where key = ?",
                                row -> row.bigint(1),
                                "order-" + order.id())
                        .orElseThrow())
                .isEqualTo(1L);
    }

    /** The process of PostgreSQL that comes to the gate, which is stopped there and goes on when this is closed. */
    private final class Stopped implements AutoCloseable {

        private final Connection holder = DriverManager.getConnection(servers.jdbcUrl("orders"), "orders", password);
        private final CompletableFuture<Response> answer;
        private final long process;

        Stopped(java.util.function.Supplier<?> cause) throws SQLException, InterruptedException {
            run("select pg_advisory_lock(4711)");
            answer = CompletableFuture.supplyAsync(() -> cause.get() instanceof Response response ? response : null);
            process = await().atMost(PATIENCE)
                    .until(() -> sql.first(WAITING_AT_GATE, row -> row.bigint(1)), java.util.Optional::isPresent)
                    .orElseThrow();
            Signals.send("STOP", process);
            run("select pg_advisory_unlock(4711)");
        }

        private void run(String statement) throws SQLException {
            try (var run = holder.createStatement()) {
                run.execute(statement);
            }
        }

        @Override
        public void close() throws SQLException, InterruptedException {
            Signals.send("CONT", process);
            holder.close();
        }
    }
}
