package shop.carousel.demo.servers;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes databases and roles that are missing, and takes from everybody what is not theirs. Every step may be repeated.
 */
final class DatabaseSetup {

    private final Connection connection;

    DatabaseSetup(Connection connection) {
        this.connection = connection;
    }

    void ensure(Database database) throws SQLException {
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", database.role())) {
            execute("CREATE ROLE " + database.role() + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
        }
        execute("ALTER ROLE " + database.role() + " PASSWORD " + quoted(database.password()));
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", database.name())) {
            execute("CREATE DATABASE " + database.name() + " OWNER " + database.role());
        }
        execute("REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC");
        execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
    }

    private boolean exists(String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
