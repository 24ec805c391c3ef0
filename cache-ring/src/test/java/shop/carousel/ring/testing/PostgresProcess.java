package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Postgres;

/** A PostgreSQL server of a test's own. */
public final class PostgresProcess implements AutoCloseable {

    private static final String PASSWORD = "a password of tests";
    private static final Database DATABASE = new Database("locks", "locks", PASSWORD);

    private final Path folder;
    private final Guardian guardian;
    private final Postgres part;
    private final PartProcess process;

    private PostgresProcess() throws IOException, InterruptedException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-");
        guardian = Guardian.start();
        part = Postgres.fleeting(Ports.free(1).getFirst(), folder.resolve("data"), PASSWORD, List.of(DATABASE));
        process = PartProcess.start(part, folder.resolve("log"), guardian).awaitReady();
    }

    public static PostgresProcess start() {
        try {
            return new PostgresProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new session for each connection. */
    public DataSource database() {
        var database = new PGSimpleDataSource();
        database.setUrl(part.url(DATABASE.name()));
        database.setUser(DATABASE.role());
        database.setPassword(PASSWORD);
        return database;
    }

    /** One statement, as the user of the database. */
    public void execute(String statement) {
        try (var connection = DriverManager.getConnection(part.url(DATABASE.name()), DATABASE.role(), PASSWORD);
                var each = connection.createStatement()) {
            each.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.kill();
            guardian.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
