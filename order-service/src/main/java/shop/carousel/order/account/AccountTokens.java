package shop.carousel.order.account;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.hash.Sha256;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * The tokens of links in letters: 32 random bytes, valid once and for a while. Only their hash is stored. A newer one
 * for the same purpose voids the earlier ones of its account.
 */
@Singleton
class AccountTokens {

    private static final int BYTES = 32;
    private static final int LONGEST = 100;
    private static final String GOOD = " from account_token where hash = ? and purpose = ? and expires_at > now()";

    private final SecureRandom random = new SecureRandom();
    private final Sql sql;

    AccountTokens(Sql sql) {
        this.sql = sql;
    }

    /** What a token allows. */
    enum Purpose {
        /** To give the account the address that the letter went to. */
        ADDRESS,
        /** To give the account another password. */
        PASSWORD
    }

    /**
     * What a token is for.
     *
     * @param email the address that it was sent to
     */
    record Token(UUID account, String email) {}

    /** A token that nobody can guess. */
    @Transactional
    String fresh(UUID account, Purpose purpose, String email, Duration time) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.update("delete from account_token where account_id = ? and purpose = ?", account, purpose.name());
        sql.update(
                "insert into account_token (hash, account_id, purpose, email, expires_at)"
                        + " values (?, ?, ?, ?, now() + ? * interval '1 millisecond')",
                Sha256.of(token),
                account,
                purpose.name(),
                email,
                time.toMillis());
        return token;
    }

    /** What a token is for that is still good. */
    Optional<Token> look(@Nullable String token, Purpose purpose) {
        return asked(token)
                .flatMap(hash ->
                        sql.first("select account_id, email" + GOOD, AccountTokens::token, hash, purpose.name()));
    }

    /** The same, once: a second call finds nothing. Call it in the transaction of what it allows. */
    Optional<Token> redeem(@Nullable String token, Purpose purpose) {
        return asked(token)
                .flatMap(hash -> sql.first(
                        "delete" + GOOD + " returning account_id, email", AccountTokens::token, hash, purpose.name()));
    }

    /** Makes all tokens of an account void. */
    void forget(UUID account) {
        sql.update("delete from account_token where account_id = ?", account);
    }

    private static Optional<byte[]> asked(@Nullable String token) {
        return Optional.ofNullable(token)
                .filter(text -> text.length() <= LONGEST)
                .map(Sha256::of);
    }

    private static Token token(Row row) {
        return new Token(row.uuid("account_id"), row.text("email"));
    }

    /** Deletes expired tokens. */
    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        sql.update("delete from account_token where expires_at < now()");
    }
}
