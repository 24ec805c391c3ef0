package shop.carousel.bench.stock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Postgres;
import shop.carousel.demo.servers.Redis;
import shop.carousel.kit.outbox.OutboxConfig;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;

/** A PostgreSQL that waits for the disk, a lock node and a cache node, of this run's own, with the catalog's tables. */
final class StockServers implements AutoCloseable {

    private static final String PASSWORD = "a password of benchmarks";
    private static final Database DATABASE = new Database("catalog", "catalog", PASSWORD);
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final int CACHE_MEBIBYTES = 64;
    private static final long UNITS = 1_000_000_000_000L;

    private static final String OF_THE_WAYS =
            "create table bench_order (order_id uuid primary key, sku text not null, units bigint not null)";

    private final Path folder;
    private final Guardian guardian;
    private final List<PartProcess> running = new ArrayList<>();
    private final int buyers;
    private final Postgres postgres;
    private final Redis locks;
    private final Redis cache;

    private StockServers(Path folder, int buyers) throws IOException {
        List<Integer> ports = Ports.free(3);
        this.folder = folder;
        this.buyers = buyers;
        guardian = Guardian.start();
        postgres = Postgres.durable(ports.get(0), folder.resolve("postgres"), PASSWORD, List.of(DATABASE));
        locks = Redis.locks("lock-a", ports.get(1), folder.resolve("lock-a"));
        cache = Redis.cache("redis-a", ports.get(2), folder.resolve("redis-a"), CACHE_MEBIBYTES);
    }

    static StockServers start(Path data, int buyers) throws Exception {
        var servers =
                new StockServers(Files.createTempDirectory(Files.createDirectories(data), "bench-stock-"), buyers);
        try {
            for (Part part : List.of(servers.postgres, servers.locks, servers.cache)) {
                servers.running.add(
                        PartProcess.start(part, servers.folder.resolve(part.name() + ".log"), servers.guardian)
                                .awaitReady());
            }
            servers.createTables();
            return servers;
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    /** As the service does when it starts. */
    private void createTables() throws SQLException {
        Flyway.configure()
                .dataSource(database())
                .locations("db/kit", "db/migration")
                .load()
                .migrate();
        execute(OF_THE_WAYS);
    }

    /**
     * Every SKU has units for all, and nothing is left of what was bought before, nor of the tokens under which it was.
     */
    void refill(Skus skus) throws SQLException {
        execute("truncate inbox, outbox, order_stock, reservation, bench_order");
        fill("SKU-", skus.all().size());
        fill("OWN-", buyers);
        execute("vacuum analyze stock");
    }

    private void fill(String name, int count) throws SQLException {
        execute("""
                insert into product (sku, name, description, brand, category, price_minor)
                select '%1$s' || i, 'A lamp', '', '', '{Lamps}', 100 from generate_series(0, %2$d - 1) as i
                on conflict do nothing;
                insert into stock (sku, available)
                select '%1$s' || i, %3$d from generate_series(0, %2$d - 1) as i
                on conflict (sku) do update
                set available = excluded.available, reserved = 0, sold = 0, fence = 0""".formatted(name, count, UNITS));
    }

    /** A new connection each time, without sequential scans: what a batch says for itself, its peers are given. */
    DataSource database() {
        var database = new PGSimpleDataSource();
        database.setUrl(postgres.url(DATABASE.name()));
        database.setUser(DATABASE.role());
        database.setPassword(PASSWORD);
        database.setPrepareThreshold(1);
        database.setReWriteBatchedInserts(true);
        database.setOptions("-c enable_seqscan=off");
        return database;
    }

    String lockAddress() {
        return "127.0.0.1:" + locks.port();
    }

    /** A ring as a service has it. Its lock node grants only when it has settled, which is waited for here. */
    CacheRing ring() {
        var ring = CacheRings.start(RingOptions.of(List.of(RingNode.of("redis-a", "127.0.0.1:" + cache.port())))
                .lockNodes(List.of(RingNode.of("lock-a", lockAddress())))
                .locks(LockOptions.DEFAULT.longestHold(LEASE)));
        ring.locks()
                .tryLock(List.of("ready"), LEASE, Duration.ofMinutes(1))
                .orElseThrow()
                .close();
        return ring;
    }

    StockConfig stockConfig() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StockConfig.class)
                .withDefaultValue("carousel.stock.lock-hold", LEASE.toString())
                .build()
                .getConfigMapping(StockConfig.class);
    }

    OutboxConfig outboxConfig() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OutboxConfig.class)
                .withDefaultValue("carousel.outbox.source", "/catalog")
                .build()
                .getConfigMapping(OutboxConfig.class);
    }

    ObjectMapper json() {
        return new ObjectMapper().registerModule(new JavaTimeModule());
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (PartProcess process : running) {
            process.kill();
        }
        guardian.close();
        Folders.delete(folder);
    }
}
