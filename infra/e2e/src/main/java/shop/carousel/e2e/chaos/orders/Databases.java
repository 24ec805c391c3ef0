package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.carousel.demo.Layout;
import shop.carousel.demo.Layout.Service;

/** The databases of a shop's services, with the services' own rights. */
record Databases(Layout layout) {

    /** A connection of its caller's. */
    Connection connect(Service service) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/" + service.database();
        return DriverManager.getConnection(url, service.database(), password(service));
    }

    /** The one number that a query answers. */
    long number(Service service, String query) {
        try (var connection = connect(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw fault(service, e);
        }
    }

    /** The numbers that a query answers, by name. */
    Map<String, Long> numbers(Service service, String query) {
        var numbers = new HashMap<String, Long>();
        try (var connection = connect(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            throw fault(service, e);
        }
    }

    /** The names that a query answers, in its order. */
    List<String> names(Service service, String query) {
        var names = new ArrayList<String>();
        try (var connection = connect(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw fault(service, e);
        }
    }

    /** Changes what is there. */
    void run(Service service, String statements) {
        try (var connection = connect(service);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw fault(service, e);
        }
    }

    private static IllegalStateException fault(Service service, SQLException cause) {
        return new IllegalStateException(
                "The database of " + service.lowerName() + " does not answer: " + cause.getMessage(), cause);
    }

    private String password(Service service) {
        try {
            return Files.readString(layout.secrets(service).resolve("quarkus.datasource.password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
