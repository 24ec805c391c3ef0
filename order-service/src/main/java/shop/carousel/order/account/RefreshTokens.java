package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import shop.carousel.kit.hash.Sha256;
import shop.carousel.kit.jdbc.Sql;

/**
 * Refresh tokens: 32 random bytes, valid once. Only their hashes are stored, used ones too, until their session is
 * deleted: one that comes again was in two hands.
 */
@Singleton
class RefreshTokens {

    private static final int BYTES = 32;
    private static final int LONGEST = 100;

    private final SecureRandom random = new SecureRandom();
    private final Sql sql;
    private final AccountConfig config;

    RefreshTokens(Sql sql, AccountConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** The result of presenting a secret. */
    sealed interface Shown {

        /** Good, and used up by this. */
        record Good(UUID session) implements Shown {}

        /** Used up a moment ago: another tab of the same browser was faster. */
        record JustUsed(UUID session) implements Shown {}

        /** Used up before: it was in two hands. */
        record Reused(UUID session) implements Shown {}

        /** Not a refresh token. */
        record Unknown() implements Shown {}
    }

    /** A secret that renews the session once. In the running transaction. */
    String fresh(UUID session) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.update("insert into refresh_token (hash, session_id) values (?, ?)", Sha256.of(secret), session);
        return secret;
    }

    /** Uses a secret up: one of many at once gets {@link Shown.Good}. In the running transaction. */
    Shown use(String secret) {
        if (secret.length() > LONGEST) {
            return new Shown.Unknown();
        }
        byte[] hash = Sha256.of(secret);
        return sql.first(
                        "update refresh_token set used_at = clock_timestamp() where hash = ? and used_at is null"
                                + " returning session_id",
                        row -> row.uuid("session_id"),
                        hash)
                .<Shown>map(Shown.Good::new)
                .orElseGet(() -> used(hash));
    }

    private Shown used(byte[] hash) {
        return sql.first(
                        "select session_id, used_at > clock_timestamp() - ? * interval '1 millisecond' as recent"
                                + " from refresh_token where hash = ?",
                        row -> row.bool("recent")
                                ? new Shown.JustUsed(row.uuid("session_id"))
                                : new Shown.Reused(row.uuid("session_id")),
                        config.refreshGrace().toMillis(),
                        hash)
                .orElseGet(Shown.Unknown::new);
    }
}
