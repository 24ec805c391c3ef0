package shop.carousel.e2e.chaos.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shop.carousel.demo.Layout;
import shop.carousel.demo.Layout.Service;

/** What only the databases can tell: the provider's ledger, and the outboxes. */
record Ledgers(Layout layout) {

    private static final String HELD =
            """
            select coalesce((select sum(amount_minor) from simulator_charge where outcome = 'AUTHORISED'), 0)
                 - coalesce((select sum(amount_minor) from simulator_refund), 0)
            """;

    /** What is wrong when the provider should hold that much. */
    List<String> mismatches(BigDecimal due) {
        var mismatches = new ArrayList<String>();
        BigDecimal held = BigDecimal.valueOf(number(Service.ORDER, HELD), 2);
        if (held.compareTo(due) != 0) {
            mismatches.add("Payments: captured less refunded is %s, and confirmed orders cost %s".formatted(held, due));
        }
        for (Service service : Service.values()) {
            long left = number(service, "select count(*) from outbox");
            if (left > 0) {
                mismatches.add("%d events wait in the outbox of %s".formatted(left, service.name().toLowerCase(Locale.ROOT)));
            }
        }
        return mismatches;
    }

    private long number(Service service, String query) {
        String url = "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/" + service.database();
        try (var connection = DriverManager.getConnection(url, service.database(), password(service));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger of " + service + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String password(Service service) {
        try {
            return Files.readString(layout.secrets(service).resolve("quarkus.datasource.password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
