package shop.carousel.demo.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL 18 on loopback, passwords checked by SCRAM. Its first start makes the cluster; every start makes what is
 * missing of the databases and their roles, and each role reaches its own database only.
 */
public final class Postgres implements Part {

    private static final String SUPERUSER = "postgres";

    private final int port;
    private final Path data;
    private final String password;
    private final List<Database> databases;
    private final boolean durable;

    private Postgres(int port, Path data, String password, List<Database> databases, boolean durable) {
        this.port = port;
        this.data = data.toAbsolutePath();
        this.password = password;
        this.databases = List.copyOf(databases);
        this.durable = durable;
    }

    /** One that keeps what it acknowledged, also when the machine stops. */
    public static Postgres durable(int port, Path data, String password, List<Database> databases) {
        return new Postgres(port, data, password, databases, true);
    }

    /**
     * One for tests: does not wait for the disk. What is committed survives the end of the process, not that of the
     * machine.
     */
    public static Postgres fleeting(int port, Path data, String password, List<Database> databases) {
        return new Postgres(port, data, password, databases, false);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return port;
    }

    /** The fast shutdown: open sessions are ended, nothing committed is lost. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        Path programs = Unpacked.archive(Platform.current().postgresArchive()).resolve("bin");
        Unprivileged user = Unprivileged.find();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create(programs, user);
        }
        return new Launch(user.command(command(programs)), Map.of("LC_ALL", "C"), Optional.of(data));
    }

    /** Makes the cluster beside its place and moves it there, so that one that was interrupted is made anew. */
    private void create(Path programs, Unprivileged user) throws IOException, InterruptedException {
        Path work = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(work);
        Folders.secret(work);
        Path passwordFile = work.resolveSibling(data.getFileName() + ".password");
        Folders.writeSecret(passwordFile, password);
        user.own(work);
        user.own(passwordFile);
        try {
            initdb(user.command(initdbCommand(programs, work, passwordFile)));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.deleteIfExists(data);
        Files.move(work, data);
    }

    private void initdb(List<String> command) throws IOException, InterruptedException {
        var result = Programs.run(command, Map.of("LC_ALL", "C"));
        if (result.code() != 0) {
            throw new PartFailedException("postgres could not make its database cluster in " + data + ":\n"
                    + result.output().strip());
        }
    }

    private List<String> initdbCommand(Path programs, Path folder, Path passwordFile) {
        var command = new ArrayList<>(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        return command;
    }

    private List<String> command(Path programs) {
        var command = new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private Map<String, String> settings() {
        String on = durable ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "400"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("io_method", "sync"),
                Map.entry("fsync", on),
                Map.entry("full_page_writes", on),
                Map.entry("log_lock_waits", "on"),
                Map.entry("idle_in_transaction_session_timeout", "60s"),
                Map.entry("timezone", "UTC"));
    }

    @Override
    public boolean ready() {
        try (var connection = DriverManager.getConnection(
                url(SUPERUSER) + "?connectTimeout=1&socketTimeout=1", SUPERUSER, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void opened() throws IOException {
        try (var connection = DriverManager.getConnection(url(SUPERUSER), SUPERUSER, password)) {
            var catalogue = new DatabaseSetup(connection);
            for (Database database : databases) {
                catalogue.ensure(database);
            }
        } catch (SQLException e) {
            throw new IOException("the databases could not be set up: " + e.getMessage(), e);
        }
    }

    /** Gives a cluster's folder that somebody else wrote to the user that PostgreSQL runs as. */
    public static void give(Path folder) throws IOException, InterruptedException {
        Unprivileged.find().own(folder);
    }

    /** Where a database is, for JDBC. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
