package shop.carousel.ring.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Postgres;

/** A PostgreSQL server of a test's own. */
public final class PostgresProcess implements AutoCloseable {

    private static final String PASSWORD = "a password of tests";
    private static final Database DATABASE = new Database("locks", "locks", PASSWORD);

    private final OwnPart server;

    private PostgresProcess(OwnPart server) {
        this.server = server;
    }

    public static PostgresProcess start() {
        return new PostgresProcess(OwnPart.start(
                "postgres",
                1,
                (ports, data) -> Postgres.fleeting(ports.getFirst(), data, PASSWORD, List.of(DATABASE))));
    }

    /** A new session for each connection. */
    public DataSource database() {
        var database = new PGSimpleDataSource();
        database.setUrl(server.servers().jdbcUrl(DATABASE.name()));
        database.setUser(DATABASE.role());
        database.setPassword(PASSWORD);
        return database;
    }

    /** One statement, as the user of the database. */
    public void execute(String statement) {
        try (var connection = DriverManager.getConnection(
                        server.servers().jdbcUrl(DATABASE.name()), DATABASE.role(), PASSWORD);
                var each = connection.createStatement()) {
            each.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
