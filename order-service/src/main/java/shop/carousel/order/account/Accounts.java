package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/** The accounts. */
@Singleton
class Accounts {

    private static final String ADD = """
            insert into account (id, email, name, password_hash, role, created_at)
            select ?, ?, ?, ?, ?, ? where not exists (select 1 from account where email = any(?))
            on conflict (email) do nothing""";
    private static final String PUT = """
            insert into account (id, email, name, password_hash, role, created_at) values (?, ?, ?, ?, ?, ?)
            on conflict (email) do update set password_hash = excluded.password_hash, role = excluded.role""";
    private static final String BY_EMAIL = """
            select id, email, name, role, password_hash from account where email = any(?)
            order by email = ? desc limit 1""";

    private final Sql sql;
    private final Clock clock;

    Accounts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An account with what its password is checked against. */
    record Stored(Account account, String passwordHash) {}

    /** False where the address has an account already, in whatever spelling. */
    boolean add(Account account, SignInName name, String passwordHash) {
        return sql.update(
                        ADD,
                        account.id(),
                        account.email(),
                        account.name(),
                        passwordHash,
                        account.role(),
                        clock.instant(),
                        name.spellings().toArray(String[]::new))
                == 1;
    }

    /** Adds the account, or gives the one of this address that password and role. */
    void put(Account account, String passwordHash) {
        sql.update(PUT, account.id(), account.email(), account.name(), passwordHash, account.role(), clock.instant());
    }

    Optional<Stored> find(SignInName name) {
        return sql.first(BY_EMAIL, Accounts::stored, name.spellings().toArray(String[]::new), name.first());
    }

    private static Stored stored(Row row) {
        Account account = new Account(row.uuid("id"), row.text("email"), row.text("name"), row.text("role"));
        return new Stored(account, row.text("password_hash"));
    }
}
