package shop.carousel.order.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.AccountTokens.Purpose;
import shop.carousel.order.account.AccountTokens.Token;

/**
 * Changes an account's password, for a caller who knows the present one or has the link of a letter. All other sessions
 * of the account end, and its owner gets a letter.
 */
@Singleton
class PasswordChange {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final OwnPassword own;
    private final AccountTokens tokens;
    private final AccountLetters letters;
    private final Sessions sessions;
    private final Clock clock;

    PasswordChange(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            OwnPassword own,
            AccountTokens tokens,
            AccountLetters letters,
            Sessions sessions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.own = own;
        this.tokens = tokens;
        this.letters = letters;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Changes it, for who knows the present one.
     *
     * @param asking the session that stays
     * @param address where the request comes from
     */
    void change(UUID id, UUID asking, @Nullable String present, @Nullable String next, String address) {
        AccountEntity account = own.required(id, "currentPassword", present, address);
        String checked = rules.required("newPassword", next, account.email(), account.name());
        set(id, passwords.hash(checked), account.email());
        sessions.endOthers(id, asking);
    }

    /** Whose password the link of a letter sets; empty if it is none, or not any more. */
    Optional<Token> look(@Nullable String token) {
        return tokens.look(token, Purpose.PASSWORD);
    }

    /** Sets it, for a caller with the link of a letter; all sessions end. The link also confirms the address. */
    void reset(@Nullable String token, @Nullable String next) {
        Token shown = look(token).orElseThrow(PasswordChange::over);
        AccountEntity account = accounts.kept(shown.account()).orElseThrow(PasswordChange::over);
        String hash = passwords.hash(rules.required("password", next, account.email(), account.name()));
        QuarkusTransaction.requiringNew().run(() -> {
            Token redeemed = tokens.redeem(token, Purpose.PASSWORD).orElseThrow(PasswordChange::over);
            set(redeemed.account(), hash, redeemed.email());
        });
        if (shown.email().equals(account.email())) {
            accounts.confirm(shown.account(), shown.email(), clock.instant());
        }
        sessions.endAll(shown.account());
    }

    /** Links that others requested before become void. */
    private void set(UUID id, String hash, String recipient) {
        boolean reachable = letters.mayReach(recipient);
        QuarkusTransaction.joiningExisting().run(() -> {
            accounts.findByIdOptional(id).ifPresent(account -> account.changePassword(hash));
            tokens.forget(id);
            letters.takeBack(id);
            if (reachable) {
                letters.write(id, LetterKind.PASSWORD_CHANGED, recipient);
            }
        });
    }

    private static Problem over() {
        return Problem.of(
                410, "link-expired", "This link has expired", "This link is no longer valid. Request another one.");
    }
}
