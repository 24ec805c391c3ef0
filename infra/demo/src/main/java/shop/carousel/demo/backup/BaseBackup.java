package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a whole PostgreSQL cluster while it works, by its low-level interface (PostgreSQL 18, chapter 25.3.4): the
 * files as they are between {@code pg_backup_start} and {@code pg_backup_stop}, and the write-ahead log from the first
 * to a restore point after the second. Recovery to that point gives all databases as they were at one moment.
 */
final class BaseBackup implements AutoCloseable {

    /** What a server makes anew, or may not have from another. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "postmaster\\.(pid|opts)|pg_internal\\.init|pgsql_tmp.*|backup_label.*|tablespace_map.*|.*\\.signal");

    /** Folders that have to be there, empty. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    private final Cluster cluster;
    private final Connection connection;
    private final String name = "carousel_" + UUID.randomUUID().toString().replace('-', '_');
    private final String firstSegment;
    private @Nullable String lastSegment;

    private BaseBackup(Cluster cluster, Connection connection) throws SQLException {
        this.cluster = cluster;
        this.connection = connection;
        // The slot keeps the log that is needed; it ends with the connection.
        ask("select pg_create_physical_replication_slot('" + name + "', true, true)");
        this.firstSegment = ask("select pg_walfile_name(pg_backup_start('" + name + "', true))");
    }

    /** Begins. The server keeps what the copy needs until this is closed. */
    static BaseBackup start(Cluster cluster) throws SQLException {
        Connection connection = cluster.connect("postgres");
        try {
            return new BaseBackup(cluster, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Copies the files of all databases. */
    void copyFiles(String folder, ArchiveWriter archive) throws IOException {
        Path root = cluster.folder();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut(place)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                archive.folder(nameOf(place));
                return root.equals(place.getParent())
                                && EMPTIED.contains(place.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path place, BasicFileAttributes attributes) throws IOException {
                if (!isLeftOut(place)) {
                    archive.file(nameOf(place), place);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path place, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            private boolean isLeftOut(Path place) {
                return LEFT_OUT.matcher(place.getFileName().toString()).matches();
            }

            private String nameOf(Path place) {
                return place.equals(root) ? folder : folder + "/" + root.relativize(place);
            }
        });
    }

    /**
     * Ends the copying of files and marks this moment, to which recovery goes.
     *
     * @return the label that the copy of the cluster has to have
     */
    String mark() throws SQLException {
        String label = ask("select labelfile from pg_backup_stop(false)");
        lastSegment = ask("select pg_walfile_name(pg_create_restore_point('" + name + "'))");
        return label;
    }

    /** The name of the moment. */
    String restorePoint() {
        return name;
    }

    /** Copies the write-ahead log up to the moment. */
    void copyLog(String folder, ArchiveWriter archive) throws IOException, SQLException {
        if (lastSegment == null) {
            throw new IllegalStateException("mark() comes first");
        }
        ask("select pg_switch_wal()");
        folder += "/pg_wal";
        archive.folder(folder + "/archive_status");
        try (var files = Files.newDirectoryStream(cluster.folder().resolve("pg_wal"), Files::isRegularFile)) {
            for (Path file : files) {
                String segment = file.getFileName().toString();
                if (segment.endsWith(".history") || (SEGMENT.matcher(segment).matches() && isNeeded(segment))) {
                    archive.file(folder + "/" + segment, file);
                }
            }
        }
    }

    private boolean isNeeded(String segment) {
        return segment.compareTo(firstSegment) >= 0 && lastSegment != null && segment.compareTo(lastSegment) <= 0;
    }

    private String ask(String question) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
