package shop.carousel.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Guardian guardian = Guardian.start();
    private Postgres postgres;
    private PartProcess process;

    @BeforeEach
    void start() throws InterruptedException {
        postgres = Postgres.durable(
                Ports.free(1).getFirst(),
                folder.resolve("postgres"),
                "a superuser's",
                List.of(new Database("catalog", "catalog", "one"), new Database("orders", "orders", "two")));
        process = PartProcess.start(postgres, folder.resolve("log"), guardian).awaitReady();
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.stop(LIMIT);
        guardian.close();
    }

    private Connection connect(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(postgres.url(database), role, password);
    }

    @Test
    void role_reachesItsOwnDatabaseOnly() throws SQLException {
        connect("orders", "orders", "two").close();
        for (String other : List.of("catalog", "postgres")) {
            var refused = assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(other, "orders", "two"))
                    .actual();
            assertThat(String.valueOf(refused.getMessage()))
                    .as(refused.getMessage())
                    .contains("permission denied");
        }
    }

    @Test
    void server_asksForPasswords_andKeepsWhatItAcknowledged() throws SQLException {
        assertThatThrownBy(() -> connect("postgres", "postgres", "guess")).isInstanceOf(SQLException.class);
        try (var connection = connect("postgres", "postgres", "a superuser's");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT current_setting('fsync'), current_setting('password_encryption')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("on");
            assertThat(rows.getString(2)).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void data_isThereAfterACrash() throws Exception {
        try (var connection = connect("catalog", "catalog", "one")) {
            connection.createStatement().execute("CREATE TABLE thing AS SELECT 7 AS number");
        }
        process.kill();
        process = startedAgain();
        try (var connection = connect("catalog", "catalog", "one");
                var rows = connection.createStatement().executeQuery("SELECT number FROM thing")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    /** The children of a killed server may hold its memory for a moment; the launcher's backoff does the same. */
    private PartProcess startedAgain() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return PartProcess.start(postgres, folder.resolve("log"), guardian)
                        .awaitReady();
            } catch (PartFailedException e) {
                if (attempt == 50) {
                    throw e;
                }
            }
        }
    }
}
