package shop.carousel.e2e.chaos.cache;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The rows behind the cache, and the outbox beside them, in PostgreSQL. One connection: for one thread at a time. */
final class Source implements AutoCloseable {

    private static final int DRAINED_AT_ONCE = 500;

    private final Connection connection;

    Source(String url, String user, String password) throws SQLException {
        this.connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
    }

    /** Makes the tables, a row for each key, and one for each that is locked. */
    static void create(String url, String user, String password, List<String> keys, List<String> lockKeys)
            throws SQLException {
        try (var source = new Source(url, user, password);
                var statement = source.connection.createStatement()) {
            statement.execute(
                    "create table item(key text primary key, version bigint not null, at timestamptz not null "
                            + "default now())");
            statement.execute(
                    "create table outbox(id bigint generated always as identity primary key, key text not null, "
                            + "version bigint not null)");
            statement.execute("create table fenced(key text primary key, token bigint not null default 0)");
            for (String key : lockKeys) {
                try (var insert = source.prepare("insert into fenced(key) values (?)", key)) {
                    insert.executeUpdate();
                }
            }
            for (String key : keys) {
                try (var insert = source.prepare("insert into item(key, version) values (?, 1)", key)) {
                    insert.executeUpdate();
                }
            }
            source.connection.commit();
        }
    }

    /** Raises a row's version and notes it in the outbox, in one transaction that is committed on return. */
    long raise(String key) throws SQLException {
        try (var update = prepare(
                "with raised as (update item set version = version + 1, at = clock_timestamp() where key = ? "
                        + "returning key, version), "
                        + "noted as (insert into outbox(key, version) select key, version from raised) "
                        + "select version from raised",
                key)) {
            long version = number(update);
            connection.commit();
            return version;
        }
    }

    /** Raises the versions of rows without a note in the outbox. */
    SequencedMap<String, Long> raiseAlone(List<String> keys) throws SQLException {
        var versions = new TreeMap<String, Long>();
        for (String key : keys) {
            try (var update = prepare("update item set version = version + 1 where key = ? returning version", key)) {
                versions.put(key, number(update));
            }
        }
        connection.commit();
        return versions;
    }

    /** Deletes rows, and tells nobody. */
    void delete(List<String> keys) throws SQLException {
        for (String key : keys) {
            try (var delete = prepare("delete from item where key = ?", key)) {
                delete.executeUpdate();
            }
        }
        connection.commit();
    }

    /** Writes as whoever has that token; refused where a higher one has been. */
    boolean write(String key, long token) throws SQLException {
        try (var update = prepare("update fenced set token = ? where key = ? and token <= ?", token, key, token)) {
            boolean accepted = update.executeUpdate() == 1;
            connection.commit();
            return accepted;
        }
    }

    /** 0 when there is no such row. */
    long version(String key) throws SQLException {
        return version("select version from item where key = ?", key);
    }

    /** As a replica knows it that lags by a moment. */
    long versionOfReplica(String key) throws SQLException {
        return version(
                "select case when at > clock_timestamp() - interval '200 ms' then greatest(version - 1, 1) else "
                        + "version end "
                        + "from item where key = ?",
                key);
    }

    private long version(String query, String key) throws SQLException {
        try (var select = prepare(query, key)) {
            long version = number(select);
            connection.commit();
            return version;
        }
    }

    /**
     * The oldest notes of the outbox, their newest version for each key, in one transaction that {@link #drained} ends.
     */
    SequencedMap<String, Long> drain() throws SQLException {
        var notes = new TreeMap<String, Long>();
        try (var delete = connection.prepareStatement("delete from outbox where id in "
                        + "(select id from outbox order by id limit " + DRAINED_AT_ONCE + ") returning key, version");
                var rows = delete.executeQuery()) {
            while (rows.next()) {
                notes.merge(rows.getString(1), rows.getLong(2), Math::max);
            }
        }
        return notes;
    }

    void drained() throws SQLException {
        connection.commit();
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** 0 when there is no such row. */
    private static long number(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static List<String> keys(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + "-" + i).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
