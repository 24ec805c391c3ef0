package shop.carousel.demo.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import shop.carousel.demo.servers.Database;

class TestServersTest {

    private static TestServers servers;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        servers = TestServers.start(new Database("catalog", "catalog", "it's secret"));
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void postgres_ofTheService_isVersion18AndItsOwn() throws SQLException {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl("catalog"), "catalog", "it's secret");
                var rows = connection.createStatement().executeQuery("SHOW server_version_num")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1) / 10_000).isEqualTo(18);
            connection.createStatement().execute("CREATE TABLE thing (id int); CREATE EXTENSION pg_trgm");
        }
    }

    @Test
    void role_ofTheService_reachesNoOtherDatabase() {
        var refused = assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(servers.jdbcUrl("postgres"), "catalog", "it's secret"))
                .actual();
        assertThat(refused.getSQLState()).isEqualTo("42501");
        assertThatThrownBy(() -> DriverManager.getConnection(servers.jdbcUrl("catalog"), "catalog", "guess"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    @DisabledIfSystemProperty(named = "carousel.broker", matches = "rabbitmq")
    void kafka_topic_canBeMade() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers.address("kafka")))) {
            admin.createTopics(List.of(new NewTopic("order-events", 6, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("order-events");
        }
    }

    @Test
    void redis_killedAndStarted_servesOnTheSamePort() throws Exception {
        String address = servers.address("redis-b");
        assertThat(redis(address, "SET key value")).isEqualTo("+OK");
        servers.kill("redis-b");
        assertThatThrownBy(() -> redis(address, "PING")).isInstanceOf(IOException.class);
        servers.start("redis-b");
        assertThat(servers.address("redis-b")).isEqualTo(address);
        assertThat(redis(address, "GET key")).isEqualTo("$-1");
    }

    @Test
    void lockNode_stoppedAndStarted_remembers() throws Exception {
        String address = servers.address(TestServers.LOCK_NODE);
        redis(address, "SET lock 7");
        servers.stop(TestServers.LOCK_NODE);
        servers.start(TestServers.LOCK_NODE);
        assertThat(redis(address, "GET lock")).isEqualTo("$1");
        assertThat(redis(address, "CONFIG GET maxmemory-policy")).isNotEmpty();
    }

    /** The first line of the answer. */
    private static String redis(String address, String command) throws IOException {
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            for (int one = socket.getInputStream().read();
                    one >= 0 && one != '\r';
                    one = socket.getInputStream().read()) {
                answer.append((char) one);
            }
            return answer.toString();
        }
    }
}
