package shop.carousel.demo.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A running PostgreSQL and its data folder, for its superuser. */
record Cluster(Path folder, int port, String password) {

    private static final int LIMIT_SECONDS = 60;

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=5&socketTimeout=%d"
                        .formatted(port, database, LIMIT_SECONDS),
                "postgres",
                password);
    }

    @Override
    public String toString() {
        return "PostgreSQL at " + port;
    }
}
