package shop.carousel.bench.search;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import shop.carousel.catalog.related.RelatedConfig;
import shop.carousel.catalog.stock.SalesHistory;
import shop.carousel.demo.client.retail.RetailOrder;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Postgres;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;

/** A PostgreSQL of this run's own with the catalog's tables, in which orders were sold. */
final class SalesDatabase implements AutoCloseable {

    private static final String PASSWORD = "a password of benchmarks";
    private static final Database DATABASE = new Database("catalog", "catalog", PASSWORD);

    private final Path folder;
    private final Guardian guardian;
    private final PartProcess postgres;
    private final Sql sql;

    private SalesDatabase(Path folder, Guardian guardian, PartProcess postgres, PGSimpleDataSource database) {
        this.folder = folder;
        this.guardian = guardian;
        this.postgres = postgres;
        this.sql = new Sql(database);
    }

    static SalesDatabase start(Path data) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(data), "bench-related-");
        Guardian guardian = Guardian.start();
        Postgres part =
                Postgres.durable(Ports.free(1).getFirst(), folder.resolve("postgres"), PASSWORD, List.of(DATABASE));
        PartProcess process = PartProcess.start(part, folder.resolve("postgres.log"), guardian)
                .awaitReady();
        var database = new PGSimpleDataSource();
        database.setUrl(part.url(DATABASE.name()));
        database.setUser(DATABASE.role());
        database.setPassword(PASSWORD);
        Flyway.configure()
                .dataSource(database)
                .locations("db/kit", "db/migration")
                .load()
                .migrate();
        return new SalesDatabase(folder, guardian, process, database);
    }

    /** Sells them as the catalog does, as long ago as they lie apart from the last of them. */
    void sell(List<RetailOrder> orders) {
        LocalDateTime last = orders.getLast().date();
        Instant now = Instant.now();
        List<Line> lines = new ArrayList<>();
        for (RetailOrder order : orders) {
            UUID id = UUID.randomUUID();
            Instant sold = now.minus(Duration.between(order.date(), last));
            order.units().forEach((sku, units) -> lines.add(new Line(id, sku, units, sold)));
        }
        sql.update(
                "insert into order_stock (order_id, state, version)"
                        + " select distinct id, 'SOLD', 1 from unnest(?::uuid[]) as id",
                (Object) Columns.of(UUID.class, lines, Line::order));
        sql.update(
                "insert into reservation (order_id, sku, quantity, state, fence, deadline)"
                        + " select o, s, q, 'SOLD', 1, d"
                        + " from unnest(?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[]) as l(o, s, q, d)",
                Columns.of(UUID.class, lines, Line::order),
                Columns.of(String.class, lines, Line::sku),
                Columns.of(Long.class, lines, line -> (long) line.units()),
                Columns.of(Instant.class, lines, Line::sold));
        sql.update("analyze reservation");
    }

    private record Line(UUID order, String sku, int units, Instant sold) {}

    SalesHistory history() {
        return new SalesHistory(sql);
    }

    /** By how many orders. */
    List<String> soldMostEver() {
        return sql.list("select sku from reservation group by sku order by count(*) desc, sku", row -> row.text("sku"));
    }

    /** As the service is configured when nobody says otherwise. */
    RelatedConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RelatedConfig.class)
                .build()
                .getConfigMapping(RelatedConfig.class);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        postgres.kill();
        guardian.close();
        Folders.delete(folder);
    }
}
