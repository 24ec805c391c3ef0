package shop.carousel.kit.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * Gives the same request the same answer, and takes effect once. A request is named by its principal and its {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header); the answer is committed with the effect and kept for 24 hours.
 */
@ApplicationScoped
public class IdempotentRequests {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final String FIND =
            "select fingerprint, status, location, body from idempotent_request where principal = ? and key = ?";
    private static final String STORE = """
            insert into idempotent_request (principal, key, fingerprint, status, location, body)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final DataSource database;

    IdempotentRequests(DataSource database) {
        this.database = database;
    }

    /** Checks the header: missing, empty, over 255 characters or not printable ASCII is a 400. */
    public static String requireKey(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest(
                    HEADER, "The header Idempotency-Key is missing: send a fresh random key with each order.");
        }
        if (key.length() > 255 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw Problem.badRequest(HEADER, "must be 1 to 255 printable ASCII characters, but has " + key.length());
        }
        return key;
    }

    /** The answer that this request was given before. Another body under the same key is a 422. */
    public Optional<StoredAnswer> find(String principal, String key, byte[] fingerprint) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, principal);
            find.setString(2, key);
            return read(find, fingerprint);
        } catch (SQLException fault) {
            throw new IllegalStateException("cannot look up an idempotency key", fault);
        }
    }

    private static Optional<StoredAnswer> read(PreparedStatement find, byte[] fingerprint) throws SQLException {
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            if (!Arrays.equals(fingerprint, row.getBytes("fingerprint"))) {
                throw Problem.of(
                                422,
                                "idempotency-key-reused",
                                "Idempotency key reused",
                                "This key was used for a request with another body.")
                        .withError(HEADER, "was used for a request with another body");
            }
            return Optional.of(
                    new StoredAnswer(row.getInt("status"), row.getString("location"), row.getString("body")));
        }
    }

    /**
     * Runs {@code work} in a transaction of its own and commits its answer with it; where the request was answered before, also by a
     * concurrent twin, gives that answer and leaves no effect. An exception of the work commits nothing and reaches the caller.
     */
    public StoredAnswer once(String principal, String key, byte[] fingerprint, Supplier<StoredAnswer> work) {
        return find(principal, key, fingerprint).orElseGet(() -> first(principal, key, fingerprint, work));
    }

    private StoredAnswer first(String principal, String key, byte[] fingerprint, Supplier<StoredAnswer> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                StoredAnswer answer = work.get();
                store(principal, key, fingerprint, answer);
                return answer;
            });
        } catch (AnsweredMeanwhile twin) {
            return find(principal, key, fingerprint).orElseThrow();
        }
    }

    /** A twin that holds the key makes this wait for its end; then nothing is inserted, and this transaction must not commit. */
    private void store(String principal, String key, byte[] fingerprint, StoredAnswer answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            store.setString(1, principal);
            store.setString(2, key);
            store.setBytes(3, fingerprint);
            store.setInt(4, answer.status());
            store.setString(5, answer.location());
            store.setString(6, answer.body());
            if (store.executeUpdate() == 0) {
                throw new AnsweredMeanwhile();
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("cannot store an idempotency key", fault);
        }
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void purge() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(
                        "delete from idempotent_request where created_at < now() - interval '24 hours'")) {
            purge.executeUpdate();
        }
    }

    private static final class AnsweredMeanwhile extends RuntimeException {
        AnsweredMeanwhile() {
            super(null, null, false, false);
        }
    }
}
