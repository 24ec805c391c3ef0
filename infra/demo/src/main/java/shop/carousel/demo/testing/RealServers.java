package shop.carousel.demo.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.servers.Secrets;

/**
 * Starts real PostgreSQL, Redis nodes and a broker for a service's tests and gives the service its configuration, as
 * the launcher would. Argument {@code service}: {@code catalog}, {@code cart} or {@code order}. A test gets the servers
 * in a field of type {@link TestServers}. All of them end with the tests, also when the JVM is killed.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    /** The administrator's password in tests. */
    public static final String ADMIN_PASSWORD = "an administrator's password";

    private static final String DATABASE_PASSWORD = "a database's password";

    private String service = "catalog";
    private @Nullable TestServers servers;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", service);
    }

    @Override
    public Map<String, String> start() {
        String database = database();
        try {
            var started = TestServers.start(new Database(database, database, DATABASE_PASSWORD));
            servers = started;
            return configuration(started, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the servers started.", e);
        }
    }

    /** {@code order} is a word of SQL: its database has the plural. */
    private String database() {
        return switch (service) {
            case "catalog", "cart" -> service;
            case "order" -> "orders";
            default -> throw new IllegalArgumentException("service is catalog, cart or order, not " + service);
        };
    }

    private Map<String, String> configuration(TestServers started, String database) {
        var configuration = new HashMap<String, String>();
        configuration.put("quarkus.datasource.jdbc.url", started.jdbcUrl(database));
        configuration.put("quarkus.datasource.username", database);
        configuration.put("quarkus.datasource.password", DATABASE_PASSWORD);
        broker(configuration, started);
        configuration.put("carousel.instance", service + "-1");
        configuration.put("carousel.public-url", "http://localhost:8080");
        ring(configuration, started);
        configuration.put("quarkus.redis.state.hosts", "redis://" + started.address(TestServers.LOCK_NODE));
        configuration.put("quarkus.redis.state.timeout", "3s"); // a busy machine is not a Redis that is away
        configuration.put("carousel.limits.patience", "2s");
        configuration.put("carousel.limits.exempt", "127.0.0.1,100.64.0.0/16");
        secrets(configuration);
        return configuration;
    }

    private static void broker(Map<String, String> configuration, TestServers started) {
        String address = started.address(started.broker().part());
        switch (started.broker()) {
            case KAFKA -> configuration.put("kafka.bootstrap.servers", address);
            case RABBITMQ -> {
                configuration.put("rabbitmq-host", "127.0.0.1");
                configuration.put("rabbitmq-port", address.substring(address.indexOf(':') + 1));
                configuration.put("rabbitmq-username", RabbitMq.USER);
                configuration.put("rabbitmq-password", TestServers.BROKER_PASSWORD);
            }
        }
    }

    private static void ring(Map<String, String> configuration, TestServers started) {
        for (int i = 0; i < TestServers.CACHE_NODES.size(); i++) {
            String node = TestServers.CACHE_NODES.get(i);
            String prefix = "carousel.ring.nodes[" + i + "].";
            configuration.put(prefix + "id", node);
            configuration.put(prefix + "address", started.address(node));
            configuration.put(prefix + "weight", "1");
            configuration.put(prefix + "zone", "z" + (i + 1));
        }
        configuration.put("carousel.ring.lock-nodes[0].id", TestServers.LOCK_NODE);
        configuration.put("carousel.ring.lock-nodes[0].address", started.address(TestServers.LOCK_NODE));
    }

    /** All services get both keys: a test may sign a token of its own. */
    private static void secrets(Map<String, String> configuration) {
        var keys = Secrets.signingKeys();
        configuration.put("carousel.jwt.private-key", keys.privateKey());
        configuration.put("carousel.jwt.public-key", keys.publicKey());
        configuration.put("carousel.cursor.key", Secrets.token(32));
        configuration.put("carousel.orders.links.key", Secrets.token(32));
        configuration.put("carousel.ring.encryption.keys.k1", Secrets.token(32));
        configuration.put("carousel.ring.encryption.writing-key", "k1");
        configuration.put("carousel.admin.password", ADMIN_PASSWORD);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Objects.requireNonNull(servers), new TestInjector.MatchesType(TestServers.class));
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.close();
        }
    }
}
