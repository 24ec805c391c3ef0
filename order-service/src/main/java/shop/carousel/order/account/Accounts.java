package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.order.jdbc.Sql;

/** The accounts. */
@Singleton
class Accounts {

    private static final String ADD = """
            insert into account (id, email, name, password_hash, role, created_at) values (?, ?, ?, ?, ?, ?)
            on conflict (email) do nothing""";
    private static final String PUT = """
            insert into account (id, email, name, password_hash, role, created_at) values (?, ?, ?, ?, ?, ?)
            on conflict (email) do update set password_hash = excluded.password_hash, role = excluded.role""";
    private static final String BY_EMAIL = "select id, email, name, role, password_hash from account where email = ?";

    private final Sql sql;
    private final Clock clock;

    Accounts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An account with what its password is checked against. */
    record Stored(Account account, String passwordHash) {}

    /** False where the address has an account already. */
    boolean add(Account account, String passwordHash) {
        return write(ADD, account, passwordHash) == 1;
    }

    /** Adds the account, or gives the one of this address that password and role. */
    void put(Account account, String passwordHash) {
        write(PUT, account, passwordHash);
    }

    private int write(String statement, Account account, String passwordHash) {
        return sql.update(
                statement,
                account.id(),
                account.email(),
                account.name(),
                passwordHash,
                account.role(),
                clock.instant());
    }

    Optional<Stored> byEmail(String email) {
        return sql.first(BY_EMAIL, Accounts::stored, email);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Account account = new Account(
                row.getObject("id", UUID.class), row.getString("email"), row.getString("name"), row.getString("role"));
        return new Stored(account, row.getString("password_hash"));
    }
}
